import { directionOf, type Language } from '@planline/contracts/locale';
import { type Direction, directionOfText } from '@planline/i18n/bidi';

/** The interface's direction while the text is empty or neutral, else the majority of its letters. */
export function composerDirection(text: string, language: Language): Direction {
  return /\p{L}/u.test(text) ? directionOfText(text, language) : directionOf(language);
}
