import { directionOf, type Language } from '@planline/contracts/locale';
import {
  countLetters,
  type Direction,
  decideDirection,
  directionOfText,
} from '@planline/i18n/bidi';

/** Fewer letters than this may be a name in another script. */
const LETTERS_OF_PROOF = 16;

/**
 * A block's direction: its language's where that is known, else the majority of its letters. A block
 * that has hardly a letter of the script of its language is in another one, whatever was said of it.
 */
export function blockDirection(
  text: string,
  language: Language | null,
  readerLanguage: Language,
): Direction {
  if (!language) return directionOfText(text, readerLanguage);
  const expected = directionOf(language);
  const { rtl, ltr } = countLetters(text);
  const own = expected === 'rtl' ? rtl : ltr;
  if (rtl + ltr < LETTERS_OF_PROOF || own * 10 > rtl + ltr) return expected;
  return expected === 'rtl' ? 'ltr' : 'rtl';
}

/**
 * For a block that grows: the first settled answer is kept, so that what is on screen never flips.
 * Calls go in the order of the text's growth; a text that is not a continuation starts afresh.
 */
export function createSettledDirection(readerLanguage: Language): (text: string) => Direction {
  let kept: { direction: Direction; text: string } | null = null;
  return (text) => {
    if (kept && text.startsWith(kept.text)) return kept.direction;
    kept = null;
    const decision = decideDirection(text, readerLanguage);
    if (decision.settled) kept = { direction: decision.direction, text };
    return decision.direction;
  };
}
