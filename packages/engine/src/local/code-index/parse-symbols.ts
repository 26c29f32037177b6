import { type Language, type Node, Parser, type Tree, type TreeCursor } from 'web-tree-sitter';
import type { StyleFacts, StyleValue, SymbolFact, SymbolKind, TodoFact } from './code-index';
import { commentSentence } from './comment-text';
import {
  branchNodes,
  commentNodes,
  definitionKinds,
  functionLikeValues,
  functionNodes,
  importNodes,
  testCalls,
} from './syntax-nodes';
import type { TimeSlice } from './time-slice';
import { todosIn } from './todo-comments';

const MAX_SYMBOLS = 2_000;
const PARSE_SLICE_MS = 12;
/** A file that takes longer than this to parse is hostile or generated: it keeps its words, not its tree. */
const PARSE_BUDGET_MS = 4_000;

export interface SyntaxFacts {
  symbols: SymbolFact[];
  todos: TodoFact[];
  imports: string[];
  summary: string | null;
  style: StyleFacts;
}

/** Facts from the syntax tree; a text with errors yields what its tree holds, and null when there is none. */
export async function parseSymbols(
  text: string,
  language: Language,
  slice: TimeSlice,
): Promise<SyntaxFacts | null> {
  const parser = new Parser();
  let tree: Tree | null = null;
  try {
    parser.setLanguage(language);
    tree = await parseInSlices(parser, text, slice);
    return tree ? await collect(tree, slice) : null;
  } finally {
    tree?.delete();
    parser.delete();
  }
}

async function parseInSlices(parser: Parser, text: string, slice: TimeSlice): Promise<Tree | null> {
  const startedAt = performance.now();
  while (performance.now() - startedAt < PARSE_BUDGET_MS) {
    const sliceStart = performance.now();
    // A halted parser resumes where it stopped when it is given the same text again.
    const tree = parser.parse(text, null, {
      progressCallback: () => performance.now() - sliceStart > PARSE_SLICE_MS,
    });
    if (tree) return tree;
    await slice.breathe();
  }
  return null;
}

interface OpenFunction {
  depth: number;
  symbol: { complexity: number } | null;
}

async function collect(tree: Tree, slice: TimeSlice): Promise<SyntaxFacts> {
  const facts: SyntaxFacts = {
    symbols: [],
    todos: [],
    imports: [],
    summary: null,
    style: { classes: [], variables: [], colours: [], followsDarkSetting: false },
  };
  const cursor = tree.walk();
  const open: OpenFunction[] = [];
  const comments = new CommentAbove();
  let depth = 0;
  let visited = 0;
  try {
    for (;;) {
      visited += 1;
      if (visited % 500 === 0) await slice.breathe();
      visit(cursor, depth, facts, open, comments);
      if (cursor.gotoFirstChild()) {
        depth += 1;
        continue;
      }
      while (!cursor.gotoNextSibling()) {
        if (!cursor.gotoParent()) return facts;
        depth -= 1;
        while ((open.at(-1)?.depth ?? -1) >= depth + 1) open.pop();
      }
      while ((open.at(-1)?.depth ?? -1) >= depth) open.pop();
    }
  } finally {
    cursor.delete();
  }
}

/** Remembers the last comment, to be claimed by the definition that begins right below it. */
class CommentAbove {
  #text = '';
  #endRow = -2;

  see(text: string, startRow: number, endRow: number): void {
    this.#text = startRow === this.#endRow + 1 ? `${this.#text}\n${text}` : text;
    this.#endRow = endRow;
  }

  claim(row: number): string | undefined {
    return row - this.#endRow <= 1 && row >= this.#endRow ? commentSentence(this.#text) : undefined;
  }
}

function visit(
  cursor: TreeCursor,
  depth: number,
  facts: SyntaxFacts,
  open: OpenFunction[],
  comments: CommentAbove,
): void {
  if (!cursor.nodeIsNamed) {
    if (cursor.nodeType === '&&' || cursor.nodeType === '||') branch(open);
    return;
  }
  const type = cursor.nodeType;
  if (commentNodes.has(type)) {
    const text = cursor.nodeText;
    const row = cursor.startPosition.row;
    comments.see(text, row, cursor.endPosition.row);
    facts.todos.push(...todosIn(text, row + 1));
    if (facts.summary === null && facts.symbols.length === 0) {
      facts.summary = commentSentence(text) ?? null;
    }
    return;
  }
  if (branchNodes.has(type)) branch(open);
  if (type === 'media_statement' && cursor.nodeText.includes('prefers-color-scheme')) {
    facts.style.followsDarkSetting = true;
  }
  if (importNodes.has(type)) {
    const source = importSource(cursor.currentNode);
    if (source) facts.imports.push(source);
    return;
  }
  const found = facts.symbols.length < MAX_SYMBOLS ? definition(cursor, type, facts) : null;
  let symbol: SymbolFact | null = null;
  if (found) {
    const isFunction = found.kind === 'function' || found.kind === 'method';
    symbol = {
      name: found.name.slice(0, 200),
      kind: found.kind,
      line: cursor.startPosition.row + 1,
      endLine: cursor.endPosition.row + 1,
      complexity: isFunction ? 1 : 0,
    };
    const comment = comments.claim(cursor.startPosition.row);
    if (comment) symbol.comment = comment;
    facts.symbols.push(symbol);
  }
  if (functionNodes.has(type) || found?.kind === 'function') open.push({ depth, symbol });
}

function branch(open: readonly OpenFunction[]): void {
  // An anonymous callback's branches count for the named function around it.
  for (let index = open.length - 1; index >= 0; index -= 1) {
    const symbol = open[index]?.symbol;
    if (symbol) {
      symbol.complexity += 1;
      return;
    }
  }
}

function definition(
  cursor: TreeCursor,
  type: string,
  facts: SyntaxFacts,
): { name: string; kind: SymbolKind } | null {
  if (type === 'variable_declarator') return variable(cursor.currentNode);
  if (type === 'assignment' || type === 'assignment_expression') {
    return assignment(cursor.currentNode);
  }
  if (type === 'call_expression') return call(cursor.currentNode, facts);
  if (type === 'rule_set') return rule(cursor.currentNode, facts);
  if (type === 'declaration') return customProperty(cursor.currentNode, facts);
  const kind = definitionKinds[type];
  if (!kind) return null;
  const node = cursor.currentNode;
  const name = nameOf(node);
  return name ? { name, kind } : null;
}

function nameOf(node: Node): string | null {
  const named = node.childForFieldName('name');
  if (named) return named.text;
  let declarator = node.childForFieldName('declarator');
  for (let level = 0; declarator && level < 6; level += 1) {
    const inner = declarator.childForFieldName('declarator');
    if (!inner) return declarator.text;
    declarator = inner;
  }
  const first = node.namedChild(0);
  return first && (first.type.endsWith('name') || first.type === 'identifier') ? first.text : null;
}

function variable(node: Node): { name: string; kind: SymbolKind } | null {
  const name = node.childForFieldName('name');
  const value = node.childForFieldName('value');
  if (name?.type !== 'identifier') return null;
  if (value && functionLikeValues.has(value.type)) return { name: name.text, kind: 'function' };
  const isTopLevel = ['program', 'export_statement'].includes(node.parent?.parent?.type ?? '');
  return isTopLevel ? { name: name.text, kind: 'constant' } : null;
}

function assignment(node: Node): { name: string; kind: SymbolKind } | null {
  const left = node.childForFieldName('left');
  const right = node.childForFieldName('right');
  if (!left || !right) return null;
  if (functionLikeValues.has(right.type)) {
    const property = left.childForFieldName('property') ?? left;
    return { name: property.text.slice(0, 80), kind: 'function' };
  }
  const isTopLevel = node.parent?.parent?.type === 'module' || node.parent?.type === 'module';
  return isTopLevel && left.type === 'identifier' ? { name: left.text, kind: 'constant' } : null;
}

function call(node: Node, facts: SyntaxFacts): { name: string; kind: SymbolKind } | null {
  const callee = node.childForFieldName('function');
  const first = node.childForFieldName('arguments')?.namedChild(0);
  if (!callee || first?.type !== 'string') return null;
  const value = first.text.slice(1, -1);
  if (callee.text === 'require' || callee.text === 'import') {
    facts.imports.push(value);
    return null;
  }
  return testCalls.has(callee.text) ? { name: value, kind: 'test' } : null;
}

function rule(node: Node, facts: SyntaxFacts): { name: string; kind: SymbolKind } | null {
  const selectors = node.namedChild(0);
  if (!selectors) return null;
  const classes = facts.style.classes as { name: string; line: number }[];
  for (const found of selectors.descendantsOfType('class_selector')) {
    // `.a.b` nests selectors; each one's own name is the last class_name among its children.
    const own = found?.namedChildren.filter((child) => child?.type === 'class_name').at(-1);
    if (own && classes.length < 5_000) {
      classes.push({ name: own.text, line: own.startPosition.row + 1 });
    }
  }
  return { name: selectors.text.replace(/\s+/g, ' '), kind: 'rule' };
}

function customProperty(node: Node, facts: SyntaxFacts): null {
  const property = node.namedChild(0);
  if (!property) return null;
  const line = node.startPosition.row + 1;
  if (property.type === 'property_name' && property.text.startsWith('--')) {
    const colon = node.text.indexOf(':') + 1;
    const value = node.text.slice(colon).replace(/[;\s]+$/, '');
    const start = node.startIndex + colon + (value.length - value.trimStart().length);
    const trimmed = value.trim();
    const end = start + trimmed.length;
    stylesOf(facts.style.variables, { name: property.text, value: trimmed, line, start, end });
    return null;
  }
  for (const colour of node.descendantsOfType('color_value')) {
    if (!colour) continue;
    const { text: value, startIndex: start, endIndex: end } = colour;
    const rule = node.parent?.parent;
    const isPlain = rule?.type === 'rule_set' && rule.parent?.type === 'stylesheet';
    const selector = isPlain ? (rule.namedChild(0)?.text ?? '') : '';
    stylesOf(facts.style.colours, { name: property.text, value, line, start, end, selector });
  }
  return null;
}

function stylesOf<V extends StyleValue>(into: readonly V[], value: V): void {
  if (into.length < 5_000) (into as V[]).push(value);
}

function importSource(node: Node): string | null {
  const source = node.childForFieldName('source') ?? node.childForFieldName('path');
  const module = node.childForFieldName('module_name') ?? node.childForFieldName('name');
  const text = (source ?? module)?.text ?? node.namedChild(0)?.text;
  return text ? text.replace(/^["'<]|["'>]$/g, '').slice(0, 200) : null;
}
