import type { PlanOutline } from './plan-outline';

/** A plan as Markdown for somewhere else; paths are code, so that they stay in one piece. */
export function planMarkdown(
  outline: PlanOutline,
  words: { steps: string; risks: string; dependencies: string; rootCause: string; testing: string },
): string {
  const lines = [`# ${outline.title}`, ''];
  const part = (title: string, body: readonly string[]) => {
    if (body.length > 0) lines.push(`## ${title}`, '', ...body, '');
  };
  if (outline.summary) lines.push(outline.summary, '');
  part(words.rootCause, outline.rootCause ? [outline.rootCause] : []);
  part(
    words.steps,
    outline.steps.map((step) => {
      const files = step.files.map((file) => `\`${file}\``).join(', ');
      return `- [${step.included ? 'x' : ' '}] ${step.title}${files ? ` (${files})` : ''}`;
    }),
  );
  part(
    words.dependencies,
    outline.dependencies.map((item) => {
      const name = item.version ? `${item.name}@${item.version}` : item.name;
      return `- \`${name}\`: ${item.reason}`;
    }),
  );
  part(
    words.risks,
    outline.risks.map((risk) => `- ${risk}`),
  );
  part(words.testing, outline.testingStrategy ? [outline.testingStrategy] : []);
  return lines.join('\n').trimEnd();
}

/** The first characters of a digest, as people compare them. */
export const shortDigest = (digest: string): string => digest.slice(0, 7);
