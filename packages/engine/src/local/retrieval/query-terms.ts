import { foldLetters } from './fold-letters';
import type { Stemmer } from './stemmer';
import { stopWords } from './stop-words';
import type { TermGlossary } from './term-glossary';
import { tokenize } from './tokenize';

/** Stem → weight. */
export type QueryTerms = ReadonlyMap<string, number>;

/** Verbs of requests: they say what to do, seldom where. */
const actionWords = new Set(
  `add create make build implement introduce support fix repair solve change update modify improve remove explain describe
  analyse analyze review find list check write generate bug problem issue error broken wrong ajouter ajoute ajoutez creer cree
  corriger corrige reparer changer change modifier expliquer explique analyser analyse erreur probleme anadir anade agregar
  agrega crear crea corregir corrige arreglar arregla cambiar cambia modificar explicar explica analizar analiza error problema
  اضف اضافه اضافة انشي انشاء اصلح اصلاح غير تغيير عدل تعديل اشرح شرح حلل تحليل خطا مشكله مشكلة`.split(
    /\s+/,
  ),
);

const ACTION_WEIGHT = 0.2;
const GLOSSARY_WEIGHT = 0.8;
const FOLLOW_UP_WEIGHT = 0.5;
const MAX_TERMS = 64;

/** What to look for, from the message and, at half weight, from the turn that it follows. */
export function queryTerms(
  message: string,
  previous: string | null,
  stemmer: Stemmer,
  glossary: TermGlossary,
): QueryTerms {
  const terms = new Map<string, number>();
  collect(message.slice(0, 4_000), 1, terms, stemmer, glossary);
  if (previous) collect(previous.slice(0, 2_000), FOLLOW_UP_WEIGHT, terms, stemmer, glossary);
  return new Map([...terms].sort((a, b) => b[1] - a[1]).slice(0, MAX_TERMS));
}

function collect(
  text: string,
  weight: number,
  terms: Map<string, number>,
  stemmer: Stemmer,
  glossary: TermGlossary,
): void {
  const raise = (term: string, value: number): void => {
    terms.set(term, Math.max(terms.get(term) ?? 0, value));
  };
  for (const word of text.match(/[\p{L}\p{N}\p{M}_$]+/gu) ?? []) {
    const folded = foldLetters(word);
    if (stopWords.has(folded)) continue;
    const factor = actionWords.has(folded) ? ACTION_WEIGHT : 1;
    for (const token of tokenize(word, stemmer)) {
      if (!stopWords.has(token)) raise(token, weight * factor);
    }
  }
  for (const hit of glossary.find(text)) {
    const isAction = hit.words.every((word) => actionWords.has(word));
    for (const english of hit.english) {
      raise(stemmer.stem(english), weight * (isAction ? ACTION_WEIGHT : GLOSSARY_WEIGHT));
    }
  }
}
