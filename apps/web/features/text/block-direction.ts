import { directionOf, type Language } from '@planline/contracts/locale';
import { type Direction, decideDirection, directionOfText } from '@planline/i18n/bidi';

/** A block's direction: its language's where that is known, else the majority of its letters. */
export function blockDirection(
  text: string,
  language: Language | null,
  readerLanguage: Language,
): Direction {
  return language ? directionOf(language) : directionOfText(text, readerLanguage);
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
