import path from 'node:path';
import { attributeOf } from '../code-index/parse-page';
import { pagesOf } from '../compose/find-page-flaws';
import { type Element, escapeHtml, HtmlSource } from './html-source';
import type { Site } from './site';

/** Adds a link to the navigation of every page that has one; returns the pages that changed. */
export async function linkInNavigation(
  site: Site,
  target: string,
  title: string,
  except: string,
): Promise<string[]> {
  const changed: string[] = [];
  for (const page of pagesOf(site.index)) {
    if (page.path === except) continue;
    const text = await site.files.read(page.path);
    if (text === null) continue;
    const href = relativeHref(page.path, target);
    const edited = withNavigationLink(text, href, title);
    if (edited === null) continue;
    await site.files.write(page.path, edited);
    changed.push(page.path);
  }
  return changed;
}

export function relativeHref(from: string, to: string): string {
  return path.posix.relative(path.posix.dirname(from), to);
}

/** The page with one more link in its first navigation, written as its last one is; null when there is none. */
export function withNavigationLink(
  text: string,
  href: string,
  title: string,
  isCurrent = false,
): string | null {
  const source = new HtmlSource(text);
  const links = source.all('a').filter((link) => isInside(link, 'nav'));
  const last = lastOfFirstNavigation(links);
  if (!last || links.some((link) => attributeOf(link, 'href') === href)) return null;
  const parent = last.parentNode;
  const item = parent && 'tagName' in parent && parent.tagName === 'li' ? parent : last;
  const end = item.sourceCodeLocation?.endOffset;
  const start = item.sourceCodeLocation?.startOffset;
  if (end === undefined || start === undefined) return null;
  const kept = (attributeOf(last, 'class') ?? '')
    .split(/\s+/)
    .filter((name) => name !== '' && !/active|current|selected/.test(name));
  const className = kept.length > 0 ? ` class="${escapeHtml(kept.join(' '))}"` : '';
  const current = isCurrent ? ' aria-current="page"' : '';
  const link = `<a href="${escapeHtml(href)}"${className}${current}>${escapeHtml(title)}</a>`;
  const html = item === last ? link : `<li>${link}</li>`;
  const ownLine = /\n[ \t]*$/.test(text.slice(0, start));
  source.replace(end, end, ownLine ? `\n${source.indentAt(start)}${html}` : ` ${html}`);
  return source.toString();
}

function lastOfFirstNavigation(links: readonly Element[]): Element | undefined {
  const first = links[0];
  const navigation = first ? enclosing(first, 'nav') : null;
  return links.filter((link) => enclosing(link, 'nav') === navigation).at(-1);
}

function isInside(element: Element, tagName: string): boolean {
  return enclosing(element, tagName) !== null;
}

function enclosing(element: Element, tagName: string): Element | null {
  let parent = element.parentNode;
  while (parent && 'tagName' in parent) {
    if (parent.tagName === tagName) return parent;
    parent = parent.parentNode;
  }
  return null;
}
