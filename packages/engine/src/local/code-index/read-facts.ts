import type { Stemmer } from '../retrieval/stemmer';
import { countTerms, tokenize } from '../retrieval/tokenize';
import type { FileFacts } from './code-index';
import type { GrammarLoader } from './grammar-loader';
import { parseDocument } from './parse-document';
import { parsePage } from './parse-page';
import { parseSymbols } from './parse-symbols';
import { sourceLanguageOf } from './source-language';
import type { TimeSlice } from './time-slice';

const CHUNK_CHARACTERS = 16 * 1024;
const MAX_TERMS = 4_000;
/** parse5 works in one go; beyond this size a page would hold the event loop too long. */
const MAX_PAGE_CHARACTERS = 192 * 1024;

export interface FactTools {
  grammars: GrammarLoader;
  stemmer: Stemmer;
}

/** Everything that a file's name and text say, whatever state the text is in: a parser's failure loses its part only. */
export async function readFacts(
  filePath: string,
  text: string,
  tools: FactTools,
  slice: TimeSlice,
): Promise<FileFacts> {
  const language = sourceLanguageOf(filePath);
  const facts: FileFacts = {
    language: language.name,
    lines: countLines(text),
    symbols: [],
    todos: [],
    imports: [],
    summary: null,
    terms: await countInSlices(text, tools.stemmer, slice),
    termCount: 0,
  };
  for (const count of facts.terms.values()) facts.termCount += count;
  try {
    await addStructure(facts, language.grammar, text, tools, slice);
  } catch (error) {
    // A parser may give up on hostile text; only an abort ends the run.
    await slice.breathe();
    if (error instanceof DOMException) throw error;
  }
  return facts;
}

async function addStructure(
  facts: FileFacts,
  grammar: string | undefined,
  text: string,
  tools: FactTools,
  slice: TimeSlice,
): Promise<void> {
  if (facts.language === 'HTML') {
    if (text.length > MAX_PAGE_CHARACTERS) return;
    const { page, symbols, todos } = parsePage(text);
    Object.assign(facts, { page, symbols, todos });
    return;
  }
  if (facts.language === 'Markdown') {
    Object.assign(facts, parseDocument(text));
    return;
  }
  const loaded = grammar ? await tools.grammars.load(grammar) : null;
  const syntax = loaded ? await parseSymbols(text, loaded, slice) : null;
  if (!syntax) return;
  const { style, ...rest } = syntax;
  Object.assign(facts, rest);
  if (grammar === 'css') facts.style = style;
}

function countLines(text: string): number {
  if (text === '') return 0;
  let lines = text.endsWith('\n') ? 0 : 1;
  for (let index = text.indexOf('\n'); index !== -1; index = text.indexOf('\n', index + 1)) {
    lines += 1;
  }
  return lines;
}

async function countInSlices(
  text: string,
  stemmer: Stemmer,
  slice: TimeSlice,
): Promise<Map<string, number>> {
  const terms = new Map<string, number>();
  let from = 0;
  while (from < text.length) {
    let to = Math.min(text.length, from + CHUNK_CHARACTERS);
    const lineEnd = text.indexOf('\n', to);
    if (to < text.length && lineEnd !== -1 && lineEnd - to < CHUNK_CHARACTERS) to = lineEnd;
    countTerms(tokenize(text.slice(from, to), stemmer), terms);
    from = to;
    if (terms.size > MAX_TERMS) break;
    await slice.breathe();
  }
  return terms;
}
