import type { Stemmer } from './stemmer';

const word = /[\p{L}\p{N}\p{M}_$]+/gu;
/** `parseHTMLPage2` → parse, HTML, Page, 2 */
const part =
  /\p{Lu}+(?=\p{Lu}\p{Ll})|\p{Lu}?\p{Ll}[\p{Ll}\p{M}]*|\p{Lu}+|\p{N}+|[\p{Lo}\p{Lm}\p{M}]+/gu;

/** Stems of a text as a reader of code sees it: each identifier whole, and each of its parts. */
export function tokenize(text: string, stemmer: Stemmer): string[] {
  const tokens: string[] = [];
  for (const match of text.matchAll(word)) {
    const whole = match[0];
    if (whole.length > 200) continue;
    const parts = whole.match(part) ?? [];
    if (parts.length > 1 && parts.length <= 12) {
      tokens.push(whole.replace(/[_$]/g, '').toLowerCase());
    }
    for (const piece of parts) {
      if (piece.length > 1 || /[\p{N}\p{Lo}]/u.test(piece)) tokens.push(stemmer.stem(piece));
    }
  }
  return tokens;
}

export function countTerms(tokens: readonly string[], into: Map<string, number>): void {
  for (const token of tokens) into.set(token, (into.get(token) ?? 0) + 1);
}
