import type { Language } from '@planline/contracts/locale';

/** Each language in its own words: whoever looks for it may not read the others. */
export const languageNames: Record<Language, string> = {
  en: 'English',
  fr: 'Français',
  es: 'Español',
  ar: 'العربية',
};
