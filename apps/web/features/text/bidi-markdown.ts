import type { Language } from '@planline/contracts/locale';
import { tokenizeBidi } from '@planline/i18n/bidi';
import { blockDirection } from './block-direction';

/** The little of hast that this walk needs; the full types are react-markdown's own affair. */
interface Node {
  type: string;
  tagName?: string;
  value?: string;
  properties?: Record<string, unknown>;
  children?: Node[];
}

const directedBlocks = new Set([
  'p',
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'ul',
  'ol',
  'table',
  'blockquote',
]);
const verbatim = new Set(['code', 'pre']);

/**
 * A rehype plugin: isolates technical runs in text, and gives each block its direction: that of the
 * known language, or of its letters. Lists and tables get it on the container, never on their items.
 */
export function rehypeBidi({ language, reader }: { language: Language | null; reader: Language }) {
  return (tree: Node) => {
    isolateRuns(tree);
    for (const child of tree.children ?? []) direct(child, language, reader);
  };
}

function direct(node: Node, language: Language | null, reader: Language): void {
  if (node.tagName === undefined || !directedBlocks.has(node.tagName)) return;
  node.properties = {
    ...node.properties,
    dir: blockDirection(proseOf(node), language, reader),
  };
}

function proseOf(node: Node): string {
  if (node.type === 'text') return node.value ?? '';
  if (node.tagName !== undefined && verbatim.has(node.tagName)) return ' ';
  return (node.children ?? []).map(proseOf).join(' ');
}

function isolateRuns(node: Node): void {
  if (!node.children || (node.tagName !== undefined && verbatim.has(node.tagName))) return;
  node.children = node.children.flatMap((child) => {
    if (child.type !== 'text') {
      isolateRuns(child);
      return [child];
    }
    return tokenizeBidi(child.value ?? '').map(
      (token): Node =>
        token.kind === 'text'
          ? { type: 'text', value: token.value }
          : {
              type: 'element',
              tagName: 'bdi',
              properties: { dir: 'ltr' },
              children: [{ type: 'text', value: token.value }],
            },
    );
  });
}
