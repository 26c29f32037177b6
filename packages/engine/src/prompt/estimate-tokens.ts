/**
 * Tokens that a text takes, estimated from its letters and rather too high than too low: no tokenizer is
 * there for every model, and a budget that is kept too well costs less than one that is broken.
 */
export function estimateTokens(text: string): number {
  let tokens = 0;
  for (const character of text) tokens += tokensOf(character.codePointAt(0) ?? 0);
  return Math.ceil(tokens);
}

/** Shares of a token: about three and a half Latin letters, two Arabic ones, one Chinese character. */
export function tokensOf(codePoint: number): number {
  if (codePoint < 0x80) return 1 / 3.5;
  // Accented Latin, Greek, Cyrillic.
  if (codePoint < 0x590) return 1 / 2;
  // Hebrew, Arabic and their presentation forms.
  if (codePoint < 0x900 || (codePoint >= 0xfb1d && codePoint <= 0xfeff)) return 1 / 1.8;
  // South and South-East Asian scripts.
  if (codePoint < 0x1100) return 1;
  // Punctuation, arrows, box drawing and the like.
  if (codePoint >= 0x2000 && codePoint < 0x2e80) return 1;
  // Chinese, Japanese, Korean.
  if (codePoint < 0x10000) return 1.3;
  // Emoji and rare characters: one for nearly each byte.
  return 3;
}
