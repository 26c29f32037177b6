import { languages } from '@planline/contracts/locale';
import type { CodeIndex } from '../code-index/code-index';
import { pagesOf } from '../compose/find-page-flaws';
import { foldLetters } from '../retrieval/fold-letters';
import { siteWordsOf } from '../starter/site-words';
import { HtmlSource } from './html-source';
import type { Site } from './site';

const headings: ReadonlySet<string> = new Set(
  languages.map((language) => foldLetters(siteWordsOf(language).hoursHeading)),
);

/** The page that shows opening hours already, under a heading of that name; null when none does. */
export function pageWithHours(index: CodeIndex): string | null {
  const page = pagesOf(index).find(({ symbols }) =>
    symbols.some(({ kind, name }) => kind === 'heading' && headings.has(foldLetters(name))),
  );
  return page?.path ?? null;
}

/** The heading and the table of the hours, as that page has them; null when there is no table to be had. */
export async function existingHours(
  site: Site,
): Promise<{ file: string; heading: string; table: string } | null> {
  const file = pageWithHours(site.index);
  const text = file === null ? null : await site.files.read(file);
  if (file === null || text === null) return null;
  const source = new HtmlSource(text);
  const heading = source.textNodes.find(({ value }) => headings.has(foldLetters(value.trim())));
  const after = heading?.sourceCodeLocation?.endOffset;
  if (!heading || after === undefined) return null;
  const place = source
    .all('table')
    .map((table) => table.sourceCodeLocation)
    .find((location) => location && location.startOffset > after);
  if (!place) return null;
  return {
    file,
    heading: heading.value.trim(),
    table: text.slice(place.startOffset, place.endOffset),
  };
}
