import type { ChatMode } from '@planline/contracts/chat-response';
import type { Language } from '@planline/contracts/locale';
import { ar } from './intents/ar';
import { en } from './intents/en';
import { es } from './intents/es';
import { fr } from './intents/fr';

export interface IntentMessages {
  language: Language;
  intent: ChatMode;
  /** Looked at while the lexicon was written. */
  tuned: readonly string[];
  /** Written at the same time, and never used to change the lexicon. */
  heldOut: readonly string[];
}

export const intentMessages: readonly IntentMessages[] = [...en, ...fr, ...es, ...ar];
