import type { CodeIndex } from '../code-index/code-index';
import { colourIn } from './colour-words';
import { homePage, type TargetPages } from './find-target-page';
import { newPageTitle, sectionHeading } from './named-subject';
import { pageSlug } from './page-slug';
import { codesIn, quotesIn, withoutQuotes } from './quoted-parts';
import type { ColourRole, Recipe } from './recipe';
import { type Concept, conceptsIn } from './recipe-words';

/**
 * Reads a request or a plan's step as a recipe, in any of the four languages; null when there is none.
 * Names and texts stand between quotation marks, files between backticks or in `files`.
 */
export function recogniseRecipe(
  text: string,
  files: readonly string[],
  index: CodeIndex,
  pages: TargetPages,
): Recipe | null {
  const said = conceptsIn(withoutQuotes(text));
  const quotes = quotesIn(text);
  const codes = codesIn(text);
  const paths = [...files, ...codes];
  const has = (...concepts: Concept[]): boolean => concepts.every((concept) => said.has(concept));
  const file = (): string | null => pages.named(index, withoutQuotes(text), paths)?.path ?? null;

  if (has('check', 'link') && !has('fix')) return { type: 'check-site' };
  if (has('dark', 'theme') && colourIn(text) === null) return { type: 'add-dark-theme' };
  if (has('alt') && (has('text') || has('image') || has('fix'))) {
    return { type: 'add-alt-texts', file: file() };
  }
  if (has('link', 'fix')) return { type: 'repair-links', file: file() };
  if (has('language') && (has('declare') || has('fix'))) {
    return { type: 'set-language', file: file(), language: languageIn(codes) };
  }
  if (has('change') && (has('colour') || has('background') || has('theme'))) {
    const value = colourIn(text);
    if (value) return { type: 'change-colour', role: roleOf(said, has), value };
  }
  if (has('change') && quotes.length >= 2) {
    const [from, to] = quotes as [string, string];
    return { type: 'change-text', from, to, file: file() };
  }
  if (has('change', 'heading') && quotes.length === 1 && !has('add', 'page')) {
    const target = pages.named(index, withoutQuotes(text), paths) ?? homePage(index);
    const from = target?.symbols.find(
      (symbol) => symbol.kind === 'heading' && symbol.name !== target.page?.title,
    )?.name;
    if (target && from)
      return { type: 'change-text', from, to: quotes[0] as string, file: target.path };
  }
  return has('add') ? additionIn(text, said, quotes, paths, index, pages) : null;
}

/** The thing to add is the one named first: "a form on the contact page", "a page with a form". */
function additionIn(
  text: string,
  said: ReadonlyMap<Concept, number>,
  quotes: readonly string[],
  paths: readonly string[],
  index: CodeIndex,
  pages: TargetPages,
): Recipe | null {
  const things: readonly Concept[] = ['page', 'section', 'form', 'hours'];
  const named = things.filter((thing) => said.has(thing));
  const thing = named.sort((a, b) => (said.get(a) ?? 0) - (said.get(b) ?? 0))[0];
  const existing = pages.named(index, withoutQuotes(text), paths) ?? homePage(index);
  if (thing === 'page') return newPage(text, quotes, paths, index);
  if (!existing) return null;
  if (thing === 'form') return { type: 'add-contact-form', file: existing.path };
  if (thing === 'hours') return { type: 'add-opening-hours', file: existing.path };
  if (thing !== 'section') return null;
  const heading = quotes[0] ?? sectionHeading(text);
  return heading ? { type: 'add-section', file: existing.path, heading } : null;
}

function newPage(
  text: string,
  quotes: readonly string[],
  paths: readonly string[],
  index: CodeIndex,
): Recipe | null {
  const title = quotes[0] ?? newPageTitle(text);
  if (!title) return null;
  const given = paths.find((path) => path.endsWith('.html') && !index.byPath.has(path));
  const home = homePage(index)?.path ?? 'index.html';
  const folder = home.includes('/') ? `${home.slice(0, home.lastIndexOf('/'))}/` : '';
  return { type: 'add-page', file: given ?? `${folder}${pageSlug(title)}.html`, title };
}

function roleOf(
  said: ReadonlyMap<Concept, number>,
  has: (...concepts: Concept[]) => boolean,
): ColourRole {
  if (has('background')) return 'background';
  return said.has('text') ? 'text' : 'accent';
}

function languageIn(codes: readonly string[]): string | null {
  const found = codes.map((code) => /^lang="([A-Za-z-]{2,10})"$/.exec(code)?.[1]).find(Boolean);
  return found ?? null;
}
