import type { Language } from '@planline/contracts/locale';
import type { Messages } from '@planline/i18n/messages';

declare module 'next-intl' {
  interface AppConfig {
    Locale: Language;
    Messages: Messages;
  }
}
