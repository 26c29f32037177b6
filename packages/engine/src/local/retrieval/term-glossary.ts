import { type Language, languages } from '@planline/contracts/locale';
import { foldLetters } from './fold-letters';
import type { Stemmer } from './stemmer';
import { termGlossaryData } from './term-glossary-data';

const MAX_PHRASE_WORDS = 4;
const glossaryLanguages = ['fr', 'es', 'ar'] as const satisfies readonly Language[];

/** Languages that projects are translated into: files carry their codes, people say their names. */
const localeCodes =
  'ar az be bg bn ca cs da de el en es et fa fi fr he hi hr hu hy id is it ja ka kk km ko lt lv mk ms nb nl pl ps pt ro ru sk sl sq sr sv sw ta th tr uk ur uz vi yo zh'.split(
    ' ',
  );

export interface GlossaryHit {
  /** The reader's words that were understood, folded. */
  words: readonly string[];
  english: readonly string[];
}

/** Maps what people say in French, Spanish or Arabic to the English words that code uses. */
export class TermGlossary {
  readonly #phrases = new Map<string, string[]>();
  readonly #stemmer: Stemmer;

  constructor(stemmer: Stemmer) {
    this.#stemmer = stemmer;
    for (const row of termGlossaryData.split('\n')) {
      const [english, ...columns] = row.split('|').map((column) => column.trim());
      if (!english || columns.length !== glossaryLanguages.length) continue;
      for (const phrase of columns.flatMap((column) => column.split(','))) {
        this.#add(phrase, english.split(' '));
      }
    }
    for (const language of languages) {
      const names = new Intl.DisplayNames(language, { type: 'language' });
      for (const code of localeCodes) this.#add(names.of(code) ?? code, [code]);
    }
  }

  get size(): number {
    return this.#phrases.size;
  }

  #add(phrase: string, english: readonly string[]): void {
    const key = this.#keyOf(wordsOf(phrase));
    if (key === '') return;
    const known = this.#phrases.get(key) ?? [];
    known.push(...english.filter((word) => !known.includes(word)));
    this.#phrases.set(key, known);
  }

  #keyOf(words: readonly string[]): string {
    return words.map((word) => this.#stemmer.stem(withoutArticle(word))).join(' ');
  }

  /** The longest known phrases of a text, from left to right, none of them overlapping. */
  find(text: string): GlossaryHit[] {
    const words = wordsOf(text);
    const hits: GlossaryHit[] = [];
    let at = 0;
    while (at < words.length) {
      const hit = this.#longestAt(words, at);
      if (hit) hits.push(hit);
      at += hit?.words.length ?? 1;
    }
    return hits;
  }

  #longestAt(words: readonly string[], at: number): GlossaryHit | null {
    for (let length = Math.min(MAX_PHRASE_WORDS, words.length - at); length > 0; length -= 1) {
      const phrase = words.slice(at, at + length);
      const english = this.#phrases.get(this.#keyOf(phrase));
      if (english) return { words: phrase, english };
    }
    return null;
  }
}

/** Arabic joins its article and short prepositions to the word. */
function withoutArticle(word: string): string {
  if (word.length < 5) return word;
  return word.replace(/^(?:و|ف)?(?:ال|بال|لل|كال)(?=\p{L}{2,})/u, '');
}

function wordsOf(text: string): string[] {
  return foldLetters(text).match(/[\p{L}\p{N}\p{M}]+/gu) ?? [];
}
