import type { CodeIndex, IndexedFile } from '../code-index/code-index';

/** Flaws of a site's pages that can be seen in their syntax tree. */
export const pageFlawKinds = [
  'missingAlt',
  'missingLang',
  'deadLinks',
  'missingTitle',
  'missingDescription',
  'missingViewport',
  'missingLabels',
  'headingJump',
] as const;
export type PageFlawKind = (typeof pageFlawKinds)[number];

export interface PageFlaw {
  kind: PageFlawKind;
  file: string;
  line: number;
  target?: string;
}

export function pagesOf(index: CodeIndex): IndexedFile[] {
  return index.files.filter((file) => file.kind === 'page' && file.page !== undefined);
}

export function findPageFlaws(index: CodeIndex): PageFlaw[] {
  return pagesOf(index).flatMap((file) => flawsOf(index, file));
}

function flawsOf(index: CodeIndex, file: IndexedFile): PageFlaw[] {
  const page = file.page;
  if (!page) return [];
  const flaws: PageFlaw[] = [];
  const add = (kind: PageFlawKind, line: number, target?: string): void => {
    flaws.push({ kind, file: file.path, line, ...(target === undefined ? {} : { target }) });
  };
  for (const image of page.imagesWithoutAlt) add('missingAlt', image.line, image.target);
  for (const target of [...page.links, ...page.assets]) {
    if (leadsNowhere(index, file.path, target.target)) add('deadLinks', target.line, target.target);
  }
  for (const line of page.fieldsWithoutLabel) add('missingLabels', line);
  let previous = 0;
  for (const { level, line } of page.headingLevels) {
    if (previous > 0 && level > previous + 1) add('headingJump', line);
    previous = level;
  }
  // A fragment without headings, links or title is an include, not a page of its own.
  if (page.title === null && page.headingLevels.length === 0) return flaws;
  if (page.lang === null) add('missingLang', 1);
  if (page.title === null) add('missingTitle', 1);
  if (!page.hasDescription) add('missingDescription', 1);
  if (!page.hasViewport) add('missingViewport', 1);
  return flaws;
}

/** True for a reference inside the site whose file or anchor does not exist. */
export function leadsNowhere(index: CodeIndex, from: string, target: string): boolean {
  const trimmed = target.trim();
  if (trimmed === '' || /^(?:[a-z][a-z0-9+.-]*:|\/\/|\{\{|<%|\$\{)/i.test(trimmed)) return false;
  const [withQuery = '', anchor] = trimmed.split('#');
  const location = decoded(withQuery.split('?')[0] ?? '');
  const resolved = location === '' ? from : resolveTarget(index, from, location);
  if (resolved === null) return true;
  const ids = index.byPath.get(resolved)?.page?.ids;
  if (!anchor || anchor === 'top' || !ids) return false;
  return !ids.includes(decoded(anchor));
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function resolveTarget(index: CodeIndex, from: string, location: string): string | null {
  const folder = from.split('/').slice(0, -1);
  const roots = location.startsWith('/') ? [[], ...siteRoots(index, folder)] : [folder];
  for (const root of roots) {
    const joined = normalised([...root, ...location.split('/')]);
    if (joined === null) continue;
    const candidates = [joined, `${joined}.html`, join(joined, 'index.html')];
    const found = candidates.find((candidate) => index.known.has(candidate));
    if (found)
      return index.byPath.has(join(found, 'index.html')) ? join(found, 'index.html') : found;
    if (joined === '') return index.byPath.has('index.html') ? 'index.html' : null;
  }
  return null;
}

function join(folder: string, name: string): string {
  return folder === '' ? name : `${folder}/${name}`;
}

/** A site may be served from a folder of the repository: each folder above the page that holds an index. */
function siteRoots(index: CodeIndex, folder: readonly string[]): string[][] {
  const roots: string[][] = [['public'], ['static'], ['src']];
  for (let depth = folder.length; depth > 0; depth -= 1) {
    const root = folder.slice(0, depth);
    if (index.byPath.has([...root, 'index.html'].join('/'))) roots.unshift(root);
  }
  return roots;
}

function normalised(parts: readonly string[]): string | null {
  const result: string[] = [];
  for (const part of parts) {
    if (part === '' || part === '.') continue;
    if (part === '..') {
      if (result.length === 0) return null;
      result.pop();
    } else {
      result.push(part);
    }
  }
  return result.join('/');
}
