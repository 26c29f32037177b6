import path from 'node:path';
import { attributeOf, textOf } from '../code-index/parse-page';
import { codeSpan, codeSpans } from '../compose/code-span';
import { findPageFlaws, leadsNowhere, type PageFlaw } from '../compose/find-page-flaws';
import { type Element, HtmlSource } from './html-source';
import { relativeHref } from './navigation-link';
import type { RecipeResult, Site } from './site';
import { siteLanguage } from './site-language';

/** Gives every image without `alt` one from its caption, its file name, or the heading above it. */
export async function addAltTexts(site: Site, file: string | null): Promise<RecipeResult> {
  return editPages(
    site,
    pagesWith(site, 'missingAlt', file),
    site.phrases.build.guessedAlt,
    (source) => {
      for (const image of source.all('img')) {
        if (attributeOf(image, 'alt') !== null) continue;
        source.setAttribute(image, 'alt', altFor(image));
      }
    },
  );
}

function altFor(image: Element): string {
  const parent = image.parentNode;
  if (parent && 'tagName' in parent && parent.tagName === 'figure') {
    const caption = parent.childNodes.find((child) => child.nodeName === 'figcaption');
    const text = caption ? textOf(caption) : '';
    if (text !== '') return text.slice(0, 120);
  }
  const name = path.posix.basename(attributeOf(image, 'src') ?? '').split(/[.?#]/)[0] ?? '';
  const words = name
    .replace(/[-_]+/g, ' ')
    .replace(/\b\d+(x\d+)?\b/g, '')
    .replace(/\s+/g, ' ')
    .trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** Declares the language (and for Arabic the direction) on the pages that do not. */
export async function setLanguage(
  site: Site,
  file: string | null,
  language: string | null,
): Promise<RecipeResult> {
  return editPages(site, pagesWith(site, 'missingLang', file), undefined, (source, page) => {
    const value = language ?? siteLanguage(site.index, page) ?? site.language;
    const html = source.first('html');
    if (html) {
      source.setAttribute(html, 'lang', value);
      if (value.startsWith('ar')) source.setAttribute(html, 'dir', 'rtl');
    }
  });
}

/**
 * Points broken references at the file that they most likely mean. A link without a likely one becomes
 * plain text, so that nobody ends on an error page; images and styles without one stay and are named.
 */
export async function repairLinks(site: Site, file: string | null): Promise<RecipeResult> {
  const { phrases, index } = site;
  const left = new Set<string>();
  const unlinked = new Set<string>();
  const result = await editPages(
    site,
    pagesWith(site, 'deadLinks', file),
    undefined,
    (source, page) => {
      for (const element of source.elements) {
        for (const name of ['href', 'src']) {
          const target = attributeOf(element, name);
          if (target === null || !leadsNowhere(index, page, target)) continue;
          const better = likelyTarget(site, page, target);
          if (better) source.setAttribute(element, name, better);
          else if (element.tagName === 'a' && source.unwrap(element)) unlinked.add(target);
          else left.add(target);
        }
      }
    },
  );
  const named = (targets: ReadonlySet<string>): string => phrases.list(codeSpans([...targets]));
  const notes = [
    result.outcome === 'skipped' && left.size > 0 ? '' : (result.note ?? ''),
    unlinked.size > 0 ? phrases.build.unlinked(named(unlinked)) : '',
    left.size > 0 ? phrases.build.linksLeft(named(left)) : '',
  ];
  const note = notes.filter((part) => part !== '').join(' ');
  const isWhole = unlinked.size === 0 && left.size === 0;
  return { outcome: result.outcome === 'done' && !isWhole ? 'changed' : result.outcome, note };
}

function likelyTarget(site: Site, page: string, target: string): string | null {
  const [location = '', anchor] = target.split('#');
  const wanted = path.posix.basename(location).toLowerCase();
  if (wanted === '') {
    const ids = site.index.byPath.get(page)?.page?.ids ?? [];
    const id = closest(anchor ?? '', ids);
    return id ? `#${id}` : null;
  }
  const extension = path.posix.extname(wanted);
  const files = [...site.index.known].filter(
    (known) => path.posix.extname(known).toLowerCase() === (extension || '.html'),
  );
  const names = files.map((known) => path.posix.basename(known).toLowerCase());
  const name = closest(extension ? wanted : `${wanted}.html`, names);
  const found = files[names.indexOf(name ?? '')];
  if (!found || found === page) return null;
  const ids = site.index.byPath.get(found)?.page?.ids ?? [];
  return relativeHref(page, found) + (anchor && ids.includes(anchor) ? `#${anchor}` : '');
}

/** The one candidate within two letters of the wanted name; null when there is none, or more than one. */
function closest(wanted: string, candidates: readonly string[]): string | null {
  const allowed = wanted.length > 5 ? 2 : 1;
  const scored = [...new Set(candidates)]
    .map((candidate) => ({ candidate, distance: editDistance(wanted, candidate) }))
    .filter(({ distance }) => distance <= allowed)
    .sort((a, b) => a.distance - b.distance);
  const [best, second] = scored;
  return best && best.distance !== second?.distance ? best.candidate : null;
}

function editDistance(a: string, b: string): number {
  if (Math.abs(a.length - b.length) > 2) return 3;
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1;
      next.push(Math.min((next[j - 1] ?? 0) + 1, (row[j] ?? 0) + 1, (row[j - 1] ?? 0) + cost));
    }
    row = next;
  }
  return row[b.length] ?? 3;
}

/** Says which internal references of the site still lead nowhere; changes nothing. */
export function checkSite({ index, phrases }: Site): RecipeResult {
  const dead = findPageFlaws(index).filter((flaw) => flaw.kind === 'deadLinks');
  if (dead.length === 0) return { outcome: 'done', note: phrases.build.linksClean };
  const places = dead
    .slice(0, 8)
    .map((flaw) => codeSpan(`${flaw.file}:${flaw.line} ${flaw.target}`));
  return { outcome: 'done', note: phrases.build.linksLeft(phrases.list(places)) };
}

function pagesWith(site: Site, kind: PageFlaw['kind'], file: string | null): string[] {
  const flaws = findPageFlaws(site.index).filter((flaw) => flaw.kind === kind);
  const pages = [...new Set(flaws.map((flaw) => flaw.file))];
  return file === null ? pages : pages.filter((page) => page === file);
}

async function editPages(
  { files, phrases }: Site,
  pages: readonly string[],
  note: string | undefined,
  edit: (source: HtmlSource, page: string) => void,
): Promise<RecipeResult> {
  const changed: string[] = [];
  for (const page of pages) {
    const text = await files.read(page);
    if (text === null) continue;
    const source = new HtmlSource(text);
    edit(source, page);
    const edited = source.toString();
    if (edited === text) continue;
    await files.write(page, edited);
    changed.push(page);
  }
  if (changed.length === 0) return { outcome: 'skipped', note: phrases.build.alreadyDone };
  const said = phrases.build.changed(phrases.list(codeSpans(changed)));
  return { outcome: 'done', note: note ? `${said} ${note}` : said };
}
