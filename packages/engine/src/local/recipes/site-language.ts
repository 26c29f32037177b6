import { languageSchema } from '@planline/contracts/locale';
import { detect } from 'tinyld';
import type { CodeIndex } from '../code-index/code-index';
import { pagesOf } from '../compose/find-page-flaws';

/** The language of a page: as it declares, else as most pages of the site declare, else as its words look. */
export function siteLanguage(index: CodeIndex, file: string | null): string | null {
  const own = file ? index.byPath.get(file)?.page : undefined;
  if (own?.lang) return own.lang;
  const counts = new Map<string, number>();
  for (const { page } of pagesOf(index)) {
    if (page?.lang) counts.set(page.lang, (counts.get(page.lang) ?? 0) + 1);
  }
  const common = [...counts].sort((a, b) => b[1] - a[1])[0]?.[0];
  if (common) return common;
  const text = own?.excerpt ?? pagesOf(index)[0]?.page?.excerpt ?? '';
  const guessed = languageSchema.safeParse(text.length > 20 ? detect(text) : '');
  return guessed.success ? guessed.data : null;
}
