import { DomainError } from '@planline/contracts/domain-error';
import { type Language, languageOf, localeSchema } from '@planline/contracts/locale';

/** @throws LOCALE_UNSUPPORTED */
export function requireLocale(raw: string): { locale: string; language: Language } {
  const parsed = localeSchema.safeParse(raw);
  if (!parsed.success) throw new DomainError('LOCALE_UNSUPPORTED', { locale: raw.slice(0, 40) });
  return { locale: parsed.data, language: languageOf(parsed.data) };
}
