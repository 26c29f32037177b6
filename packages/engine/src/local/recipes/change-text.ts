import { codeSpan, codeSpans } from '../compose/code-span';
import { pagesOf } from '../compose/find-page-flaws';
import { escapeHtml, HtmlSource } from './html-source';
import type { RecipeResult, Site } from './site';

/** Replaces a text wherever visitors read it, on one page or on all. */
export async function changeText(
  site: Site,
  from: string,
  to: string,
  file: string | null,
): Promise<RecipeResult> {
  const { phrases, files, index } = site;
  const targets = file && index.byPath.has(file) ? [file] : pagesOf(index).map((page) => page.path);
  const changed: string[] = [];
  for (const target of targets) {
    const text = await files.read(target);
    const edited = text === null ? null : withText(text, from, to);
    if (edited === null) continue;
    await files.write(target, edited);
    changed.push(target);
  }
  if (changed.length === 0) {
    return { outcome: 'skipped', note: phrases.build.notFound(codeSpan(from)) };
  }
  return { outcome: 'done', note: phrases.build.changed(phrases.list(codeSpans(changed))) };
}

/** Only text nodes change, never markup or scripts; white space in the source may differ from the words. */
function withText(html: string, from: string, to: string): string | null {
  const source = new HtmlSource(html);
  const written = (text: string): string =>
    text.trim().split(/\s+/).map(escapePattern).join('\\s+');
  const pattern = new RegExp(`${written(escapeHtml(from))}|${written(from)}`, 'gu');
  let isFound = false;
  for (const node of source.textNodes) {
    const location = node.sourceCodeLocation;
    const parent = node.parentNode?.nodeName;
    if (!location || parent === 'script' || parent === 'style') continue;
    const raw = html.slice(location.startOffset, location.endOffset);
    const replaced = raw.replace(pattern, () => escapeHtml(to));
    if (replaced === raw) continue;
    source.replace(location.startOffset, location.endOffset, replaced);
    isFound = true;
  }
  return isFound ? source.toString() : null;
}

function escapePattern(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
