import type { CodeIndex, IndexedFile } from '../code-index/code-index';
import { pagesOf } from '../compose/find-page-flaws';
import type { Stemmer } from '../retrieval/stemmer';
import type { TermGlossary } from '../retrieval/term-glossary';
import { tokenize } from '../retrieval/tokenize';

/** Finds the page that a text speaks of: by its path, or by words of its name and title. */
export class TargetPages {
  readonly #stemmer: Stemmer;
  readonly #glossary: TermGlossary;

  constructor(stemmer: Stemmer, glossary: TermGlossary) {
    this.#stemmer = stemmer;
    this.#glossary = glossary;
  }

  /** The page named, or null when the text names none. */
  named(index: CodeIndex, text: string, paths: readonly string[]): IndexedFile | null {
    const pages = pagesOf(index);
    const byPath = pages.find((page) => paths.includes(page.path));
    if (byPath) return byPath;
    const inText = pages.find((page) => text.includes(page.path));
    if (inText) return inText;
    const wanted = new Set(tokenize(text, this.#stemmer));
    for (const hit of this.#glossary.find(text)) {
      for (const word of hit.english) wanted.add(this.#stemmer.stem(word));
    }
    if (wanted.has(this.#stemmer.stem('home'))) return homePage(index);
    let best: { page: IndexedFile; score: number } | null = null;
    for (const page of pages) {
      const name = tokenize(page.path.replace(/\.html?$/, ''), this.#stemmer);
      const score = name.filter((token) => wanted.has(token)).length;
      if (score > (best?.score ?? 0)) best = { page, score };
    }
    return best?.page ?? null;
  }
}

/** The page at the root of the site. */
export function homePage(index: CodeIndex): IndexedFile | null {
  const pages = pagesOf(index);
  const depth = (page: IndexedFile): number => page.path.split('/').length;
  const homes = pages.filter((page) => /(^|\/)index\.html?$/.test(page.path));
  return homes.sort((a, b) => depth(a) - depth(b))[0] ?? pages[0] ?? null;
}

/** A project that recipes apply to: its pages are plain HTML files with a home page, and no framework renders them. */
export function isStaticSite(index: CodeIndex): boolean {
  const pages = pagesOf(index);
  const home = pages.some((page) => /(^|\/)index\.html?$/.test(page.path));
  const rendered = index.files.filter(
    (file) =>
      file.kind === 'source' &&
      /\.(?:tsx|jsx|vue|svelte|astro|php|py|rb|go|rs|java)$/.test(file.path),
  );
  return home && rendered.length === 0;
}
