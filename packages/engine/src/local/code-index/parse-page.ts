import { type DefaultTreeAdapterTypes, parse } from 'parse5';
import type { PageFacts, PageTarget, SymbolFact, TodoFact } from './code-index';
import { safeText } from './safe-text';
import { todosIn } from './todo-comments';

type Node = DefaultTreeAdapterTypes.Node;
type Element = DefaultTreeAdapterTypes.Element;

export interface PageOutline {
  page: PageFacts;
  symbols: SymbolFact[];
  todos: TodoFact[];
  text: string;
}

const silent = new Set(['script', 'style', 'template', 'noscript']);
const landmarks = new Set([
  'header',
  'nav',
  'main',
  'section',
  'article',
  'aside',
  'footer',
  'form',
]);
const unlabelledTypes = new Set(['hidden', 'submit', 'button', 'reset', 'image']);

export function attributeOf(element: Element, name: string): string | null {
  return element.attrs.find((attribute) => attribute.name === name)?.value ?? null;
}

/** Text of a node, without scripts, white space collapsed. */
export function textOf(node: Node): string {
  const parts: string[] = [];
  const stack: Node[] = [node];
  while (stack.length > 0) {
    const current = stack.pop() as Node;
    if (current.nodeName === '#text') {
      parts.push((current as DefaultTreeAdapterTypes.TextNode).value);
    } else if ('childNodes' in current && !silent.has(current.nodeName)) {
      for (let index = current.childNodes.length - 1; index >= 0; index -= 1) {
        stack.push(current.childNodes[index] as Node);
      }
      parts.push(' ');
    }
  }
  return parts.join('').replace(/\s+/g, ' ').trim();
}

/** Outline and facts of an HTML page, from its parsed tree. */
export function parsePage(html: string): PageOutline {
  const document = parse(html, { sourceCodeLocationInfo: true });
  const outline = new OutlineBuilder();
  const stack: Node[] = [document];
  while (stack.length > 0) {
    const node = stack.pop() as Node;
    outline.see(node);
    if ('childNodes' in node) {
      for (let index = node.childNodes.length - 1; index >= 0; index -= 1) {
        stack.push(node.childNodes[index] as Node);
      }
    }
  }
  return outline.finish(textOf(document));
}

class OutlineBuilder {
  readonly #symbols: SymbolFact[] = [];
  readonly #todos: TodoFact[] = [];
  readonly #links: PageTarget[] = [];
  readonly #assets: PageTarget[] = [];
  readonly #imagesWithoutAlt: PageTarget[] = [];
  readonly #fields: { id: string | null; line: number }[] = [];
  readonly #labelled = new Set<string>();
  readonly #headings: { level: number; line: number }[] = [];
  readonly #ids = new Set<string>();
  readonly #classes = new Set<string>();
  #lang: string | null = null;
  #title: string | null = null;
  #hasViewport = false;
  #hasDescription = false;
  #hasForm = false;

  see(node: Node): void {
    if (node.nodeName === '#comment') {
      const comment = node as DefaultTreeAdapterTypes.CommentNode;
      const line = comment.sourceCodeLocation?.startLine ?? 1;
      this.#todos.push(...todosIn(comment.data, line));
      return;
    }
    if (!('attrs' in node)) return;
    const location = node.sourceCodeLocation;
    if (node.tagName === 'form') this.#hasForm = true;
    if (node.tagName === 'html') this.#lang = attributeOf(node, 'lang')?.trim() || null;
    if (!location) return;
    this.#seeNames(node);
    this.#seeTargets(node, location.startLine);
    this.#seeOutline(node, location.startLine, location.endLine);
    this.#seeField(node, location.startLine);
  }

  #seeNames(element: Element): void {
    const id = attributeOf(element, 'id');
    if (id) this.#ids.add(id);
    for (const name of (attributeOf(element, 'class') ?? '').split(/\s+/)) {
      if (name !== '') this.#classes.add(name);
    }
    if (element.tagName === 'meta') {
      const name = attributeOf(element, 'name')?.toLowerCase();
      if (name === 'viewport') this.#hasViewport = true;
      if (name === 'description' && attributeOf(element, 'content')) this.#hasDescription = true;
    }
  }

  #seeTargets(element: Element, line: number): void {
    const href = attributeOf(element, 'href');
    const source = attributeOf(element, 'src');
    if (href !== null && element.tagName === 'a') this.#links.push({ target: href, line });
    if (href !== null && element.tagName === 'link') this.#assets.push({ target: href, line });
    if (source !== null) this.#assets.push({ target: source, line });
    if (element.tagName === 'img' && attributeOf(element, 'alt') === null) {
      this.#imagesWithoutAlt.push({ target: source ?? '', line });
    }
  }

  #seeOutline(element: Element, line: number, endLine: number): void {
    const name = element.tagName;
    if (name === 'title' && this.#title === null) this.#title = textOf(element) || null;
    const level = /^h([1-6])$/.exec(name)?.[1];
    const text = level || name === 'title' ? textOf(element) : '';
    if (level) this.#headings.push({ level: Number(level), line });
    if (text !== '') {
      this.#add({ name: safeText(text).slice(0, 160), kind: 'heading', line, endLine });
    }
    const id = attributeOf(element, 'id');
    if (id && (landmarks.has(name) || name === 'div')) {
      this.#add({ name: `${name}#${safeText(id)}`.slice(0, 160), kind: 'element', line, endLine });
    }
  }

  #add(symbol: Omit<SymbolFact, 'complexity'>): void {
    if (this.#symbols.length < 2_000) this.#symbols.push({ ...symbol, complexity: 0 });
  }

  #seeField(element: Element, line: number): void {
    if (element.tagName === 'label') {
      const target = attributeOf(element, 'for');
      if (target) this.#labelled.add(target);
    }
    if (!['input', 'select', 'textarea'].includes(element.tagName)) return;
    if (unlabelledTypes.has(attributeOf(element, 'type') ?? 'text')) return;
    if (attributeOf(element, 'aria-label') ?? attributeOf(element, 'aria-labelledby')) return;
    if (isInsideLabel(element)) return;
    this.#fields.push({ id: attributeOf(element, 'id'), line });
  }

  finish(text: string): PageOutline {
    const plain = safeText(text);
    return {
      symbols: this.#symbols,
      todos: this.#todos,
      text: plain,
      page: {
        lang: this.#lang,
        title: this.#title,
        hasViewport: this.#hasViewport,
        hasDescription: this.#hasDescription,
        links: this.#links,
        assets: this.#assets,
        imagesWithoutAlt: this.#imagesWithoutAlt,
        hasForm: this.#hasForm,
        fieldsWithoutLabel: this.#fields
          .filter((field) => field.id === null || !this.#labelled.has(field.id))
          .map((field) => field.line),
        headingLevels: this.#headings,
        ids: [...this.#ids],
        classes: [...this.#classes],
        excerpt: plain.slice(0, 400),
      },
    };
  }
}

function isInsideLabel(element: Element): boolean {
  let parent: DefaultTreeAdapterTypes.ParentNode | null = element.parentNode;
  while (parent && 'tagName' in parent) {
    if (parent.tagName === 'label') return true;
    parent = parent.parentNode;
  }
  return false;
}
