import type { Language } from '@planline/contracts/locale';
import ar from '../messages/ar.json' with { type: 'json' };
import en from '../messages/en.json' with { type: 'json' };
import es from '../messages/es.json' with { type: 'json' };
import fr from '../messages/fr.json' with { type: 'json' };

/** English is the shape; the other bundles are checked against it (`check-messages.test.ts`). */
export type Messages = typeof en;

const bundles: Record<Language, Messages> = {
  en,
  fr: fr as unknown as Messages,
  es: es as unknown as Messages,
  ar: ar as unknown as Messages,
};

export function loadMessages(language: Language): Messages {
  return bundles[language];
}
