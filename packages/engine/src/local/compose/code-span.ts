import { safeText } from '../code-index/safe-text';

/** A path, name or quotation as Markdown code; backticks inside cannot end it. */
export function codeSpan(text: string): string {
  const clean = safeText(text).replace(/\s+/g, ' ').trim();
  const longest = Math.max(0, ...[...clean.matchAll(/`+/g)].map((run) => run[0].length));
  const fence = '`'.repeat(longest + 1);
  const pad = clean.startsWith('`') || clean.endsWith('`') ? ' ' : '';
  return `${fence}${pad}${clean}${pad}${fence}`;
}

export function codeSpans(names: readonly string[]): string[] {
  return names.map((name) => codeSpan(name));
}

/** A reader's own words inside a sentence: one line, bounded, no marks that reorder text. */
export function ownWords(text: string, maximum = 160): string {
  const clean = safeText(text).replace(/\s+/g, ' ').trim();
  return clean.length > maximum ? `${clean.slice(0, maximum - 1).trimEnd()}…` : clean;
}
