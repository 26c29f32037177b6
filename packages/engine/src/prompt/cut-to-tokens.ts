import { estimateTokens, tokensOf } from './estimate-tokens';

const ellipsis = '…';
/** What belongs to the character before it: accents, vowel signs, joiners, skin tones. */
const continues = /^(?:\p{M}|\u200D|\p{Emoji_Modifier})/u;
/** A cut goes back to the end of a word that is at most so far away. */
const wordCharacters = 30;

/** The beginning of a text within a budget, cut between words where one ends nearby, and never inside a character. */
export function cutToTokens(text: string, maximum: number): string {
  if (estimateTokens(text) <= maximum) return text;
  let left = maximum - estimateTokens(ellipsis);
  let end = 0;
  for (const character of text) {
    left -= tokensOf(character.codePointAt(0) ?? 0);
    if (left < 0) break;
    end += character.length;
  }
  const whole = atCharacter(text, end);
  if (whole === 0) return maximum >= estimateTokens(ellipsis) ? ellipsis : '';
  return `${text.slice(0, atWord(text, whole)).trimEnd()}${ellipsis}`;
}

function atCharacter(text: string, end: number): number {
  let at = end;
  while (at > 0 && isInside(text, at)) at -= [...text.slice(at - 2, at)].at(-1)?.length ?? 1;
  return at;
}

const isInside = (text: string, at: number): boolean =>
  continues.test(text.slice(at, at + 2)) || text[at - 1] === '\u200D';

function atWord(text: string, end: number): number {
  if (/\s/u.test(text[end] ?? ' ')) return end;
  const space = text.slice(Math.max(0, end - wordCharacters), end).search(/\s\S*$/u);
  return space === -1 ? end : Math.max(0, end - wordCharacters) + space;
}
