import { mkdtemp, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildIndex } from '../code-index/build-index';
import type { CodeIndex } from '../code-index/code-index';
import { GrammarLoader } from '../code-index/grammar-loader';
import { TimeSlice } from '../code-index/time-slice';
import { heldOutCases, type RetrievalCase, tunedCases } from '../testing/retrieval-cases';
import { bm25 } from './bm25';
import { queryTerms } from './query-terms';
import { rankFiles } from './rank-files';
import { Stemmer } from './stemmer';
import { TermGlossary } from './term-glossary';

const FIRST = 5;
const stemmer = new Stemmer();
const glossary = new TermGlossary(stemmer);
const slice = new TimeSlice(new AbortController().signal);
let index: CodeIndex;
let state: string;

async function indexZod(): Promise<CodeIndex> {
  const manifest = createRequire(import.meta.url).resolve('zod/package.json');
  const root = path.join(path.dirname(manifest), 'src');
  const building = buildIndex(root, state, { grammars: new GrammarLoader(), stemmer }, slice);
  let step = await building.next();
  while (!step.done) step = await building.next();
  return step.value;
}

beforeAll(async () => {
  state = await mkdtemp(path.join(tmpdir(), 'planline-retrieval-'));
  index = await indexZod();
}, 60_000);
afterAll(() => rm(state, { recursive: true, force: true }));

async function fused({ message }: RetrievalCase): Promise<string[]> {
  const query = queryTerms(message, null, stemmer, glossary);
  const ranked = await rankFiles(index, [], query, stemmer, slice);
  return ranked.slice(0, FIRST).map(({ file }) => file.path);
}

/** The same words against the content alone. */
async function plain({ message }: RetrievalCase): Promise<string[]> {
  const query = queryTerms(message, null, stemmer, glossary);
  const documents = index.files.map((file) => ({ terms: file.terms, length: file.termCount }));
  return bm25(documents, query)
    .map((score, at) => ({ score, path: index.files[at]?.path ?? '' }))
    .sort((a, b) => b.score - a.score)
    .slice(0, FIRST)
    .map((entry) => entry.path);
}

async function hits(
  cases: readonly RetrievalCase[],
  rank: (entry: RetrievalCase) => Promise<string[]>,
): Promise<{ share: number; misses: string[] }> {
  const misses: string[] = [];
  for (const entry of cases) {
    const first = await rank(entry);
    if (!entry.files.some((file) => first.includes(file))) {
      misses.push(`${entry.message} → ${first.join(', ')}`);
    }
  }
  return { share: 1 - misses.length / cases.length, misses };
}

describe('a right file is among the first five', () => {
  it('in nine of ten reports that shaped the weights', async () => {
    const { share, misses } = await hits(tunedCases, fused);
    expect(share, misses.join('\n')).toBeGreaterThanOrEqual(0.9);
  });

  it('in more than four of five reports that were kept apart', async () => {
    const { share, misses } = await hits(heldOutCases, fused);
    expect(share, misses.join('\n')).toBeGreaterThanOrEqual(0.8);
  });

  it('clearly more often than by the content alone', async () => {
    const all = [...tunedCases, ...heldOutCases];
    const [withEvidence, contentOnly] = [await hits(all, fused), await hits(all, plain)];
    console.info(
      `a right file among the first ${FIRST} of ${index.files.length}: fused ${Math.round(withEvidence.share * 100)} %, BM25 of the content ${Math.round(contentOnly.share * 100)} %`,
    );
    expect(withEvidence.share).toBeGreaterThan(contentOnly.share + 0.1);
  });
});

describe('past commits', () => {
  it('raise a file that newer messages speak of above one of older messages', async () => {
    const query = queryTerms('flaky quux handling', null, stemmer, glossary);
    const history = [
      { message: 'Handle quux', ageRank: 0, files: ['v4/core/doc.ts'] },
      { message: 'Handle quux', ageRank: 900, files: ['v4/core/visit.ts'] },
    ];
    const ranked = await rankFiles(index, history, query, stemmer, slice);
    const order = ranked.map(({ file }) => file.path);
    expect(order.indexOf('v4/core/doc.ts')).toBeLessThan(order.indexOf('v4/core/visit.ts'));
  });
});
