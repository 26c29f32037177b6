import { languages } from '@planline/contracts/locale';
import { defineRouting } from 'next-intl/routing';

export const routing = defineRouting({
  locales: languages,
  defaultLocale: 'en',
  localePrefix: 'always',
  localeCookie: { name: 'planline-language', maxAge: 365 * 24 * 60 * 60, sameSite: 'lax' },
  alternateLinks: false,
});
