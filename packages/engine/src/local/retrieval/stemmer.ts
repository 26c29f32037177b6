/// <reference path="../snowball-stemmers.d.ts" />
import stemmers from 'snowball-stemmers';
import { foldLetters } from './fold-letters';

const MEMO_LIMIT = 200_000;
const MAX_WORD = 64;

/** One stem for a word of code or prose: Arabic words by the Arabic algorithm, all others by the English one. */
export class Stemmer {
  readonly #english = stemmers.newStemmer('english');
  readonly #arabic = stemmers.newStemmer('arabic');
  readonly #memo = new Map<string, string>();

  stem(word: string): string {
    const known = this.#memo.get(word);
    if (known !== undefined) return known;
    if (this.#memo.size > MEMO_LIMIT) this.#memo.clear();
    const stem = this.#compute(word);
    this.#memo.set(word, stem);
    return stem;
  }

  #compute(word: string): string {
    const folded = foldLetters(word).slice(0, MAX_WORD);
    if (/[\u0600-\u06FF]/.test(folded)) return this.#arabic.stem(folded) || folded;
    return this.#english.stem(folded) || folded;
  }
}
