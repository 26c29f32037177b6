import { type DefaultTreeAdapterTypes, parse } from 'parse5';

type Node = DefaultTreeAdapterTypes.Node;
export type Element = DefaultTreeAdapterTypes.Element;
export type TextNode = DefaultTreeAdapterTypes.TextNode;

interface Edit {
  start: number;
  end: number;
  text: string;
}

/** A page's text with its tree: edits are made at source locations, so all else stays as it was written. */
export class HtmlSource {
  readonly text: string;
  readonly elements: readonly Element[];
  readonly textNodes: readonly TextNode[];
  readonly #edits: Edit[] = [];

  constructor(text: string) {
    this.text = text;
    const elements: Element[] = [];
    const textNodes: TextNode[] = [];
    const stack: Node[] = [parse(text, { sourceCodeLocationInfo: true })];
    while (stack.length > 0) {
      const node = stack.pop() as Node;
      if ('tagName' in node && node.sourceCodeLocation) elements.push(node);
      if (node.nodeName === '#text') textNodes.push(node as TextNode);
      if (!('childNodes' in node)) continue;
      for (let index = node.childNodes.length - 1; index >= 0; index -= 1) {
        stack.push(node.childNodes[index] as Node);
      }
    }
    this.elements = elements;
    this.textNodes = textNodes;
  }

  first(tagName: string): Element | undefined {
    return this.elements.find((element) => element.tagName === tagName);
  }

  all(tagName: string): Element[] {
    return this.elements.filter((element) => element.tagName === tagName);
  }

  replace(start: number, end: number, text: string): void {
    this.#edits.push({ start, end, text });
  }

  /** Sets an attribute where the tag stands; false when the tag is not in the source. */
  setAttribute(element: Element, name: string, value: string): boolean {
    const location = element.sourceCodeLocation;
    if (!location) return false;
    const written = `${name}="${escapeHtml(value)}"`;
    const existing = location.attrs?.[name];
    if (existing) this.replace(existing.startOffset, existing.endOffset, written);
    else {
      const at = location.startOffset + 1 + element.tagName.length;
      this.replace(at, at, ` ${written}`);
    }
    return true;
  }

  /** Replaces what stands between an element's tags; false when one of the tags is missing. */
  setInner(element: Element, html: string): boolean {
    const location = element.sourceCodeLocation;
    if (!location?.startTag || !location.endTag) return false;
    this.replace(location.startTag.endOffset, location.endTag.startOffset, html);
    return true;
  }

  /** Takes an element's tags away and keeps what it holds; false when one of the tags is missing. */
  unwrap(element: Element): boolean {
    const location = element.sourceCodeLocation;
    if (!location?.startTag || !location.endTag) return false;
    this.replace(location.startTag.startOffset, location.startTag.endOffset, '');
    this.replace(location.endTag.startOffset, location.endTag.endOffset, '');
    return true;
  }

  /** White space before the line that holds an offset. */
  indentAt(offset: number): string {
    const lineStart = this.text.lastIndexOf('\n', offset - 1) + 1;
    return /^[ \t]*/.exec(this.text.slice(lineStart, offset))?.[0] ?? '';
  }

  toString(): string {
    let result = this.text;
    for (const edit of [...this.#edits].sort((a, b) => b.start - a.start)) {
      result = result.slice(0, edit.start) + edit.text + result.slice(edit.end);
    }
    return result;
  }
}

export function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
