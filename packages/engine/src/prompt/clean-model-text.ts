/**
 * Characters that change how text around them reads, or that no text needs: direction overrides
 * and isolates (a path could be shown reversed), and control characters other than tab and newline.
 */
const forbidden =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069]/g;

export const cleanModelText = (text: string): string => text.replace(forbidden, '');

export const isForbiddenCharacter = (code: number): boolean =>
  cleanModelText(String.fromCharCode(code)) === '';
