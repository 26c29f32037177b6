import type { Nodes } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import type { SymbolFact } from './code-index';
import { safeText } from './safe-text';

const MAX_CHARACTERS = 96 * 1024;

function textOf(node: Nodes): string {
  if ('value' in node) return node.value;
  if ('children' in node) return node.children.map((child) => textOf(child)).join('');
  return '';
}

/** Headings and the first paragraph of a Markdown text. */
export function parseDocument(markdown: string): { symbols: SymbolFact[]; summary: string | null } {
  const tree = fromMarkdown(markdown.slice(0, MAX_CHARACTERS));
  const symbols: SymbolFact[] = [];
  let summary: string | null = null;
  for (const node of tree.children) {
    const line = node.position?.start.line ?? 1;
    const endLine = node.position?.end.line ?? line;
    if (node.type === 'heading') {
      const name = safeText(textOf(node)).trim().slice(0, 160);
      if (name !== '') symbols.push({ name, kind: 'heading', line, endLine, complexity: 0 });
    } else if (node.type === 'paragraph' && summary === null) {
      const text = safeText(textOf(node)).replace(/\s+/g, ' ').trim();
      if (/\p{L}{3,}/u.test(text)) summary = text.slice(0, 300);
    }
  }
  return { symbols, summary };
}
