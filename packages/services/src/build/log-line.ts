import { stripVTControlCharacters } from 'node:util';
import { storableText } from '../timeline';

const maxCharacters = 2_000;

/** A line of a program's output as it is kept: no colours, no control characters, bounded. */
export function logLine(raw: string): string {
  const text = storableText(
    stripVTControlCharacters(raw)
      // A progress bar draws over itself: what is left at the end is what a terminal would show.
      .replace(/^.*\r(?=[^\r])/u, '')
      // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what this removes
      .replace(/[\u0000-\u0008\u000B-\u001F\u007F-\u009F]/gu, ''),
  );
  return text.length > maxCharacters ? `${text.slice(0, maxCharacters)}…` : text;
}
