import type { IndexedFile, SymbolFact } from '../code-index/code-index';
import type { PastCommit } from '../code-index/commit-history';
import type { Phrases } from '../phrases/phrases';
import type { QueryTerms } from '../retrieval/query-terms';
import type { RankedFile } from '../retrieval/rank-files';
import type { Stemmer } from '../retrieval/stemmer';
import { tokenize } from '../retrieval/tokenize';
import { codeSpan, codeSpans } from './code-span';

const MAX_NAMES = 4;

/** Symbols whose names share a term with the query, the best first; else the first ones of the file. */
export function tellingSymbols(
  file: IndexedFile,
  query: QueryTerms,
  stemmer: Stemmer,
): { matched: SymbolFact[]; first: SymbolFact[] } {
  const scored = file.symbols
    .filter((symbol) => symbol.kind !== 'rule' || file.kind === 'style')
    .map((symbol) => {
      let score = 0;
      for (const token of new Set(tokenize(symbol.name, stemmer))) score += query.get(token) ?? 0;
      return { symbol, score };
    });
  const matched = scored
    .filter((entry) => entry.score > 0.3)
    .sort((a, b) => b.score - a.score || a.symbol.line - b.symbol.line)
    .map((entry) => entry.symbol);
  return {
    matched: unique(matched).slice(0, MAX_NAMES),
    first: unique(file.symbols.filter((symbol) => symbol.kind !== 'test')).slice(0, MAX_NAMES),
  };
}

function unique(symbols: readonly SymbolFact[]): SymbolFact[] {
  const seen = new Set<string>();
  return symbols.filter((symbol) => !seen.has(symbol.name) && seen.add(symbol.name));
}

export function symbolNames(symbols: readonly SymbolFact[], phrases: Phrases): string {
  return phrases.list(codeSpans(symbols.map((symbol) => symbol.name)));
}

/** Why a file is a candidate, from the evidence that weighed most. */
export function reasonFor(
  candidate: RankedFile,
  query: QueryTerms,
  history: readonly PastCommit[],
  stemmer: Stemmer,
  phrases: Phrases,
): string {
  const { file, evidence } = candidate;
  const { matched } = tellingSymbols(file, query, stemmer);
  if (matched.length > 0 && evidence.symbols >= 0.4) {
    const isProse = matched.every(({ kind }) => kind === 'heading' || kind === 'element');
    const say = isProse ? phrases.fix.reason.words : phrases.fix.reason.names;
    return say(symbolNames(matched, phrases));
  }
  const inPath = wordsIn(file.path, query, stemmer);
  if (inPath.length > 0 && evidence.path >= 0.5) {
    return phrases.fix.reason.path(phrases.list(codeSpans(inPath)));
  }
  const commits = history.filter(
    (commit) =>
      commit.files.includes(file.path) && wordsIn(commit.message, query, stemmer).length > 0,
  );
  if (commits.length > 0 && evidence.history > evidence.content) {
    return phrases.fix.reason.history(phrases.counts.commits(commits.length));
  }
  const words = candidate.matchedTerms.filter((term) => (query.get(term) ?? 0) > 0.3).slice(0, 5);
  if (words.length === 0) return phrases.fix.reason.path(codeSpan(file.path));
  return phrases.fix.reason.words(phrases.list(codeSpans(words)));
}

/** Words of a text, as written, that the query asks for. */
export function wordsIn(text: string, query: QueryTerms, stemmer: Stemmer): string[] {
  const words = text.match(/[\p{L}\p{N}]+/gu) ?? [];
  const found = words.filter((word) =>
    tokenize(word, stemmer).some((token) => (query.get(token) ?? 0) > 0.3),
  );
  return [...new Set(found)].slice(0, 5);
}
