import type { QueryTerms } from './query-terms';

const K1 = 1.2;
const B = 0.75;

/** One field of one document: how often each term occurs in it. */
export interface FieldDocument {
  terms: ReadonlyMap<string, number>;
  length: number;
}

/** BM25 of every document for the query; 0 where no term occurs. */
export function bm25(documents: readonly FieldDocument[], query: QueryTerms): number[] {
  const scores = new Array<number>(documents.length).fill(0);
  let totalLength = 0;
  for (const document of documents) totalLength += document.length;
  const averageLength = totalLength / Math.max(1, documents.length) || 1;
  for (const [term, weight] of query) {
    const postings: [number, number][] = [];
    for (const [index, document] of documents.entries()) {
      const frequency = document.terms.get(term);
      if (frequency) postings.push([index, frequency]);
    }
    const idf = inverseFrequency(documents.length, postings.length);
    for (const [index, frequency] of postings) {
      const length = documents[index]?.length ?? 0;
      const norm = K1 * (1 - B + (B * length) / averageLength);
      scores[index] =
        (scores[index] ?? 0) + weight * idf * ((frequency * (K1 + 1)) / (frequency + norm));
    }
  }
  return scores;
}

/** How telling a term is: high when few documents hold it. */
export function inverseFrequency(documents: number, holding: number): number {
  return Math.log(1 + (documents - holding + 0.5) / (holding + 0.5));
}
