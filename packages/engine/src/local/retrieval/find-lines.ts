import path from 'node:path';
import type { FileReference } from '@planline/contracts/chat-response';
import type { CodeIndex, IndexedFile } from '../code-index/code-index';
import { safeText } from '../code-index/safe-text';
import { readTextFile } from '../code-index/scan-snapshot';
import type { TimeSlice } from '../code-index/time-slice';
import type { QueryTerms } from './query-terms';
import type { Stemmer } from './stemmer';
import { tokenize } from './tokenize';

const SNIPPET_LINES = 4;
const SNIPPET_CHARACTERS = 360;
const MAX_LINE_CHARACTERS = 400;
const DEFINITION_BONUS = 1.6;

/** The places of a file that say most about the query, best first, none of them overlapping. */
export async function findLines(
  index: CodeIndex,
  file: IndexedFile,
  query: QueryTerms,
  limit: number,
  stemmer: Stemmer,
  slice: TimeSlice,
): Promise<FileReference[]> {
  const outcome = await readTextFile(path.join(index.root, file.path));
  if (outcome.type !== 'text') return [];
  const lines = outcome.text.split('\n');
  const defined = new Map(file.symbols.map((symbol) => [symbol.line, symbol]));
  const scored: { line: number; score: number }[] = [];
  for (const [position, text] of lines.entries()) {
    if (position % 200 === 0) await slice.breathe();
    if (text.length > MAX_LINE_CHARACTERS || text.trim().length < 3) continue;
    const score =
      lineScore(text, query, stemmer) * (defined.has(position + 1) ? DEFINITION_BONUS : 1);
    if (score > 0) scored.push({ line: position + 1, score });
  }
  scored.sort((a, b) => b.score - a.score || a.line - b.line);
  const chosen: number[] = [];
  for (const { line } of scored) {
    if (chosen.length === limit) break;
    if (chosen.every((other) => Math.abs(other - line) >= SNIPPET_LINES)) chosen.push(line);
  }
  if (chosen.length === 0) {
    const first = defined.keys().next().value ?? firstLineWithText(lines);
    if (first !== undefined) chosen.push(first);
  }
  return chosen.map((line) => ({ file: file.path, line, snippet: snippetAt(lines, line) }));
}

/** A reference to one known line. */
export async function referenceAt(
  index: CodeIndex,
  filePath: string,
  line: number,
): Promise<FileReference | null> {
  const outcome = await readTextFile(path.join(index.root, filePath));
  if (outcome.type !== 'text') return null;
  const lines = outcome.text.split('\n');
  return line <= lines.length ? { file: filePath, line, snippet: snippetAt(lines, line, 1) } : null;
}

function lineScore(text: string, query: QueryTerms, stemmer: Stemmer): number {
  let score = 0;
  for (const token of new Set(tokenize(text, stemmer))) score += query.get(token) ?? 0;
  return score;
}

function firstLineWithText(lines: readonly string[]): number | undefined {
  const position = lines.findIndex(
    (line) => /\p{L}/u.test(line) && line.length < MAX_LINE_CHARACTERS,
  );
  return position === -1 ? undefined : position + 1;
}

/** The text of a line and a few after it, as it stands in the file. */
function snippetAt(lines: readonly string[], line: number, count = SNIPPET_LINES): string {
  const block = lines.slice(line - 1, line - 1 + count);
  while (block.length > 1 && block.at(-1)?.trim() === '') block.pop();
  const text = safeText(block.join('\n').replaceAll('\r', ''));
  return text.length > SNIPPET_CHARACTERS ? text.slice(0, SNIPPET_CHARACTERS) : text;
}
