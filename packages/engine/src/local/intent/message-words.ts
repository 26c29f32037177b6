import { foldLetters } from '../retrieval/fold-letters';

const MAX_CHARACTERS = 4_000;

/**
 * Words as the lexicon compares them: folded, apostrophes kept, hyphens parted,
 * Arabic ones without article and joined conjunction.
 */
export function messageWords(message: string): string[] {
  const folded = foldLetters(message.slice(0, MAX_CHARACTERS)).replace(/[’ʼ`´]/g, "'");
  const words = folded.match(/[\p{L}\p{N}\p{M}]+(?:'[\p{L}\p{N}\p{M}]+)*/gu) ?? [];
  return words.flatMap(partElision).map(plainArabic);
}

/** `l'erreur` is two words in French; `doesn't` is one in English. */
function partElision(word: string): string[] {
  const elided = /^(l|d|j|n|s|c|m|t|qu|lorsqu|jusqu|aujourd)'(.+)$/.exec(word);
  return elided ? [elided[1] as string, elided[2] as string] : [word];
}

function plainArabic(word: string): string {
  if (word.length < 4 || !/^[\u0621-\u064A]/.test(word)) return word;
  const bare = word.replace(/^و?(?:ال|بال|لل)(?=\p{L}{2,})/u, '');
  // The ending of an indefinite object (قسمًا) is no part of the word; that of ماذا is.
  return bare.length < 4 ? bare : bare.replace(/(?<!ذ)ا$/, '');
}
