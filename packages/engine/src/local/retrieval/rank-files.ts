import type { CodeIndex, FileKind, IndexedFile } from '../code-index/code-index';
import type { PastCommit } from '../code-index/commit-history';
import type { TimeSlice } from '../code-index/time-slice';
import { bm25, type FieldDocument } from './bm25';
import type { QueryTerms } from './query-terms';
import type { Stemmer } from './stemmer';
import { countTerms, tokenize } from './tokenize';

export type Evidence = 'content' | 'path' | 'symbols' | 'history';

export interface RankedFile {
  file: IndexedFile;
  score: number;
  /** Each field's share, 0 to 1 against the best file of that field. */
  evidence: Readonly<Record<Evidence, number>>;
  /** Terms of the query that the file holds in any field. */
  matchedTerms: readonly string[];
}

const evidenceWeights: Readonly<Record<Evidence, number>> = {
  content: 1,
  path: 0.9,
  symbols: 0.8,
  history: 1,
};

/** People ask for sources; the rest comes after them unless the question names it. */
const kindWeights: Readonly<Record<FileKind, number>> = {
  source: 1,
  page: 1,
  style: 0.9,
  config: 0.7,
  document: 0.7,
  data: 0.6,
  test: 0.5,
  generated: 0.1,
};

const HISTORY_HALF_LIFE = 100;
const BULK_COMMIT_FILES = 40;

export interface RankOptions {
  /** Files of this kind rank as sources do: the question is about them. */
  favour?: FileKind;
  weights?: Partial<Record<Evidence, number>>;
}

/** Files by fused evidence, best first; files without any are left out. */
export async function rankFiles(
  index: CodeIndex,
  history: readonly PastCommit[],
  query: QueryTerms,
  stemmer: Stemmer,
  slice: TimeSlice,
  options: RankOptions = {},
): Promise<RankedFile[]> {
  const fields: Record<Evidence, FieldDocument[]> = {
    content: index.files.map((file) => ({ terms: file.terms, length: file.termCount })),
    path: index.files.map((file) => fieldOf(tokenize(file.path, stemmer))),
    symbols: [],
    history: [],
  };
  for (const file of index.files) {
    fields.symbols.push(symbolField(file, stemmer));
    await slice.breathe();
  }
  fields.history = await historyField(index, history, stemmer, slice);
  const weights = { ...evidenceWeights, ...options.weights };
  const shares = {} as Record<Evidence, number[]>;
  for (const name of Object.keys(fields) as Evidence[]) {
    shares[name] = normalised(bm25(fields[name], query));
    await slice.breathe();
  }
  const ranked: RankedFile[] = [];
  for (const [position, file] of index.files.entries()) {
    const evidence = {
      content: shares.content[position] ?? 0,
      path: shares.path[position] ?? 0,
      symbols: shares.symbols[position] ?? 0,
      history: shares.history[position] ?? 0,
    };
    let sum = 0;
    for (const name of Object.keys(weights) as Evidence[]) sum += weights[name] * evidence[name];
    if (sum === 0) continue;
    const kindWeight = file.kind === options.favour ? 1 : kindWeights[file.kind];
    const matchedTerms = [...query.keys()].filter(
      (term) => file.terms.has(term) || fields.path[position]?.terms.has(term),
    );
    ranked.push({ file, score: sum * kindWeight, evidence, matchedTerms });
  }
  return ranked.sort((a, b) => b.score - a.score || (a.file.path < b.file.path ? -1 : 1));
}

function fieldOf(tokens: readonly string[]): FieldDocument {
  const terms = new Map<string, number>();
  countTerms(tokens, terms);
  return { terms, length: tokens.length };
}

function symbolField(file: IndexedFile, stemmer: Stemmer): FieldDocument {
  const tokens: string[] = [];
  for (const symbol of file.symbols.slice(0, 300)) tokens.push(...tokenize(symbol.name, stemmer));
  return fieldOf(tokens);
}

/** Words of the commit messages that touched each file; a newer commit counts more, a sweeping one less. */
async function historyField(
  index: CodeIndex,
  history: readonly PastCommit[],
  stemmer: Stemmer,
  slice: TimeSlice,
): Promise<FieldDocument[]> {
  const byPath = new Map<string, { terms: Map<string, number>; length: number }>();
  for (const commit of history) {
    await slice.breathe();
    if (commit.files.length === 0) continue;
    const age = 0.5 ** (commit.ageRank / HISTORY_HALF_LIFE);
    const breadth = Math.min(1, BULK_COMMIT_FILES / (commit.files.length * 4));
    const weight = Math.max(age, 0.1) * breadth;
    const tokens = [...new Set(tokenize(commit.message, stemmer))];
    for (const file of commit.files) {
      if (!index.byPath.has(file)) continue;
      const field = byPath.get(file) ?? { terms: new Map<string, number>(), length: 0 };
      for (const token of tokens) {
        field.terms.set(token, (field.terms.get(token) ?? 0) + weight);
      }
      field.length += tokens.length * weight;
      byPath.set(file, field);
    }
  }
  return index.files.map((file) => byPath.get(file.path) ?? { terms: new Map(), length: 0 });
}

function normalised(scores: readonly number[]): number[] {
  const best = scores.reduce((most, score) => Math.max(most, score), 0);
  return best === 0 ? scores.slice() : scores.map((score) => score / best);
}
