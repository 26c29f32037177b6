import type { TypedAnswer } from '@planline/contracts/chat-response';
import type { Language } from '@planline/contracts/locale';
import { detectAll } from 'tinyld';
import { proseFieldsOf } from './prose-fields';
import { proseOfText } from './prose-of-text';

export interface LanguageCheck {
  /** False only when the answer is clearly in another language. */
  matches: boolean;
  /** Share of Arabic letters among the letters that have a vote, 0 to 1; null without any. */
  arabicShare: number | null;
}

/**
 * Half of the voting letters. Capitalised Latin words do not vote (React, API, Router are names in
 * any language), so an Arabic answer about code stays far above a half, while an English one with
 * an Arabic quotation stays far below.
 */
const ARABIC_SHARE_MINIMUM = 0.5;

/** Below this many letters a detector guesses; a short English answer often reads as French to it. */
const DETECTABLE_LETTERS = 160;
/** tinyld's scores are no probabilities: clear French text scores 0.47, its runner-up 0.03. */
const CLEAR_SCORE = 0.35;
const EXPECTED_SCORE_MAXIMUM = 0.1;

export function checkLanguage(answer: TypedAnswer, language: Language): LanguageCheck {
  const prose = proseFieldsOf(answer).map(proseOfText).join('\n');
  const arabicShare = arabicShareOf(prose);
  if (language === 'ar') {
    return { matches: arabicShare === null || arabicShare >= ARABIC_SHARE_MINIMUM, arabicShare };
  }
  const isArabic = arabicShare !== null && arabicShare >= ARABIC_SHARE_MINIMUM;
  return { matches: !isArabic && !isClearlyAnother(prose, language), arabicShare };
}

function arabicShareOf(prose: string): number | null {
  const arabic = prose.match(/\p{Script=Arabic}/gu)?.length ?? 0;
  const latinWords = prose.match(/\p{Script=Latin}+/gu) ?? [];
  const latin = latinWords
    .filter((word) => !/^\p{Lu}/u.test(word))
    .reduce((letters, word) => letters + word.length, 0);
  return arabic + latin === 0 ? null : arabic / (arabic + latin);
}

function isClearlyAnother(prose: string, language: Language): boolean {
  if ((prose.match(/\p{L}/gu)?.length ?? 0) < DETECTABLE_LETTERS) return false;
  const found = detectAll(prose, { only: ['en', 'fr', 'es'] });
  const [best] = found;
  if (!best || best.lang === language || best.accuracy < CLEAR_SCORE) return false;
  const expected = found.find((one) => one.lang === language)?.accuracy ?? 0;
  return expected <= EXPECTED_SCORE_MAXIMUM;
}
