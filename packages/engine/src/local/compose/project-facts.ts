import type { CodeIndex } from '../code-index/code-index';
import type { Phrases } from '../phrases/phrases';

const writtenKinds = new Set(['source', 'page', 'style', 'test']);

/** Lines of hand-written files by language, the largest first. */
export function linesByLanguage(
  index: CodeIndex,
): { language: string; lines: number; files: number }[] {
  const totals = new Map<string, { lines: number; files: number }>();
  const written = index.files.filter((file) => writtenKinds.has(file.kind));
  const counted = written.length > 0 ? written : index.files;
  for (const file of counted) {
    const total = totals.get(file.language) ?? { lines: 0, files: 0 };
    total.lines += file.lines;
    total.files += 1;
    totals.set(file.language, total);
  }
  return [...totals]
    .map(([language, total]) => ({ language, ...total }))
    .sort((a, b) => b.lines - a.lines || (a.language < b.language ? -1 : 1));
}

export function mainLanguages(index: CodeIndex, phrases: Phrases): string {
  const names = linesByLanguage(index)
    .slice(0, 3)
    .map(({ language }) => `\`${language}\``);
  return names.length > 0 ? phrases.list(names) : '–';
}

export function totalLines(index: CodeIndex): number {
  return index.files.reduce((sum, file) => sum + (file.kind === 'generated' ? 0 : file.lines), 0);
}
