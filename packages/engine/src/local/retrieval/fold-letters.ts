const arabicMarks = /[\u0610-\u061A\u064B-\u065F\u0670\u0640]/g;

/** Lower case, no accents, one form for the letters that Arabic writers use in several: what search compares. */
export function foldLetters(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the ASCII range is the fast path.
  if (/^[\x00-\x7F]*$/.test(text)) return text.toLowerCase();
  return text
    .toLowerCase()
    .replace(arabicMarks, '')
    .replace(/[أإآٱ]/g, 'ا')
    .replace(/ى/g, 'ي')
    .replace(/ؤ/g, 'و')
    .replace(/ئ/g, 'ي')
    .replace(/œ/g, 'oe')
    .replace(/ß/g, 'ss')
    .normalize('NFD')
    .replace(/[\u0300-\u036F]/g, '')
    .normalize('NFC');
}
