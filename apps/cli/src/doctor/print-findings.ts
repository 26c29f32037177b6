import type { Finding } from './finding';

const marks = { ok: '✓', absent: '–', missing: '✗' } as const;

/** One line for each finding, and under it what to do where something is not there. */
export function formatFindings(findings: readonly Finding[]): string {
  const width = Math.max(...findings.map((finding) => finding.name.length));
  return findings
    .flatMap(({ name, state, detail, advice }) => [
      `  ${marks[state]} ${name.padEnd(width)}  ${detail}`,
      ...(advice === undefined ? [] : [`    ${' '.repeat(width)}  ${advice}`]),
    ])
    .join('\n');
}
