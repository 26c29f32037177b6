const quoted =
  /“([^”]{1,400})”|«\s*([^»]{1,400}?)\s*»|"([^"\n]{1,400})"|‘([^’]{1,400})’|(?<![\p{L}\p{N}])'([^'\n]{1,400})'(?![\p{L}\p{N}])/gu;
const code = /(`+)([^`]{1,400}?)\1/g;

/** What a text puts between quotation marks, in order. */
export function quotesIn(text: string): string[] {
  return [...text.matchAll(quoted)]
    .map((match) => (match.slice(1).find((part) => part !== undefined) ?? '').trim())
    .filter((part) => part !== '');
}

/** What a text marks as code, in order. */
export function codesIn(text: string): string[] {
  return [...text.matchAll(code)].map((match) => (match[2] ?? '').trim());
}

export function withoutQuotes(text: string): string {
  return text.replace(quoted, ' ').replace(code, ' ');
}
