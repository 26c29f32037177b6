import { attributeOf } from '../code-index/parse-page';
import { codeSpan, codeSpans } from '../compose/code-span';
import { homePage } from './find-target-page';
import { escapeHtml, HtmlSource } from './html-source';
import { linkInNavigation, relativeHref, withNavigationLink } from './navigation-link';
import type { RecipeResult, Site } from './site';

/** A new page in the layout of the home page, linked from the navigation of the others. */
export async function addPage(site: Site, file: string, title: string): Promise<RecipeResult> {
  const { phrases, files, index } = site;
  if (await files.exists(file)) {
    return { outcome: 'skipped', note: phrases.build.pageExists(codeSpan(file)) };
  }
  const home = homePage(index);
  const layout = home ? await files.read(home.path) : null;
  if (!home || layout === null) return { outcome: 'skipped', note: phrases.build.noPage };
  const page = pageLike(layout, title, site);
  const href = relativeHref(file, file);
  await files.write(file, withNavigationLink(page, href, title, true) ?? page);
  const linked = await linkInNavigation(site, file, title, file);
  const wrote = phrases.build.wrote(codeSpan(file));
  const changed = linked.length > 0 ? [phrases.build.changed(phrases.list(codeSpans(linked)))] : [];
  return { outcome: 'done', note: [wrote, ...changed, phrases.build.placeholder].join(' ') };
}

/** The layout's frame with a heading and a first paragraph instead of its content. */
function pageLike(layout: string, title: string, { words }: Site): string {
  const source = new HtmlSource(layout);
  const heading = escapeHtml(title);
  const paragraph = escapeHtml(words.draft(title));
  const titleElement = source.first('title');
  const oldTitle = titleElement ? textBetween(layout, titleElement) : '';
  const siteName = /\s[|·–—-]\s(.+)$/.exec(oldTitle)?.[0] ?? '';
  if (titleElement) source.setInner(titleElement, `${heading}${siteName}`);
  for (const meta of source.all('meta')) {
    if (attributeOf(meta, 'name')?.toLowerCase() === 'description') {
      source.setAttribute(meta, 'content', words.draft(title));
    }
  }
  for (const element of source.elements) {
    const current = element.sourceCodeLocation?.attrs?.['aria-current'];
    if (current) source.replace(current.startOffset - 1, current.endOffset, '');
  }
  const content = (indent: string): string =>
    `\n${indent}  <h1>${heading}</h1>\n${indent}  <p>${paragraph}</p>\n${indent}`;
  const main = source.first('main');
  if (
    main &&
    source.setInner(main, content(source.indentAt(main.sourceCodeLocation?.startOffset ?? 0)))
  ) {
    return source.toString();
  }
  replaceBodyContent(source, content('  '));
  return source.toString();
}

/** Without `<main>`: what stands between the last header or navigation and the footer gives way. */
function replaceBodyContent(source: HtmlSource, content: string): void {
  const body = source.first('body');
  const children = (body?.childNodes ?? []).filter((child) => 'tagName' in child);
  const tops = children.filter((child) => ['header', 'nav'].includes(child.nodeName));
  const footer = children.find((child) => child.nodeName === 'footer');
  const start =
    tops.at(-1)?.sourceCodeLocation?.endOffset ?? body?.sourceCodeLocation?.startTag?.endOffset;
  const end =
    footer?.sourceCodeLocation?.startOffset ?? body?.sourceCodeLocation?.endTag?.startOffset;
  if (start === undefined || end === undefined || end < start) return;
  source.replace(start, end, `\n  <main>${content}</main>\n  `);
}

function textBetween(html: string, element: NonNullable<ReturnType<HtmlSource['first']>>): string {
  const location = element.sourceCodeLocation;
  if (!location?.startTag || !location.endTag) return '';
  return html.slice(location.startTag.endOffset, location.endTag.startOffset).trim();
}
