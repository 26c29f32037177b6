import type { Language } from '@planline/contracts/locale';
import { directionOf } from '@planline/contracts/locale';

/**
 * Bidirectional text. The rules: technical runs (paths, ids, URLs, signed numbers) are isolated left to
 * right wherever they stand; a block's direction is its language's, or the majority of its letters when
 * the language is unknown, never its first strong character.
 */

export type Direction = 'ltr' | 'rtl';
export interface BidiToken {
  kind: 'text' | 'ltr';
  value: string;
}

const rtlLetter = /[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC]/u;
const letter = /\p{L}/u;

/** Embeddings, overrides and isolates: they can make text read otherwise than it is (Trojan Source). */
const bidiControls = /[\u202A-\u202E\u2066-\u2069\u200E\u200F\u061C]/gu;

export function stripBidiControls(text: string): string {
  return text.replace(bidiControls, '');
}

const FIRST_STRONG_ISOLATE = '\u2068';
const LEFT_TO_RIGHT_ISOLATE = '\u2066';
const POP_DIRECTIONAL_ISOLATE = '\u2069';

/** For places without markup: titles, aria labels, notifications, exported Markdown. */
export function isolate(text: string): string {
  return `${FIRST_STRONG_ISOLATE}${stripBidiControls(text)}${POP_DIRECTIONAL_ISOLATE}`;
}

/** As `isolate`, for paths, ids and commands, which are left to right whatever they contain. */
export function isolateLtr(text: string): string {
  return `${LEFT_TO_RIGHT_ISOLATE}${stripBidiControls(text)}${POP_DIRECTIONAL_ISOLATE}`;
}

const lineSuffix = String.raw`(?::\d+(?:[-:]\d+)?)?`;

/**
 * A run of technical text. Ordered: a longer form stands before the shorter one that it contains.
 * Only ASCII is matched, so that Arabic words never end up inside an isolate; every repetition is
 * bounded, so that a hostile line costs linear time.
 */
const technicalRun = new RegExp(
  [
    // URL and e-mail
    String.raw`[a-z][a-z0-9+.-]{0,20}:\/\/[^\s<>"'\u0600-\u06FF]+[^\s<>"'\u0600-\u06FF.,;:!?)\]]`,
    String.raw`[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}`,
    // paths, with an optional line: /a/b, ./a, ../a, ~/a, a/b.ts:12, C:\\a
    String.raw`(?:\.{1,2}\/|~\/|\/)[\w@.()[\]{}$*+\-/]{0,400}[\w)\]}*/]${lineSuffix}`,
    String.raw`[\w@.()[\]$-]{1,120}(?:\/[\w@.()[\]$*-]{0,120}[\w)\]*]){1,40}\/?${lineSuffix}`,
    String.raw`[A-Za-z]:\\[\w\\.-]{1,200}`,
    // file names, calls, generics, scoped names, dotted names
    String.raw`[\w-]{1,120}(?:\.[\w-]{1,60}){0,8}\.[A-Za-z][A-Za-z0-9]{0,7}(?![\w])${lineSuffix}`,
    String.raw`[A-Za-z_$][\w$]{0,80}(?:\.[A-Za-z_$][\w$]{0,80}){0,8}\([^()\n\u0600-\u06FF]{0,80}\)`,
    String.raw`[A-Za-z_$][\w$]{0,80}<[\w$,\s[\]|]{1,60}>`,
    // flags, branches and hashes, issue numbers
    String.raw`--?[A-Za-z][\w-]*(?:=\S+)?`,
    String.raw`#\d+`,
    // money, dates, times, ranges, fractions, versions, percentages, signed numbers
    String.raw`[$€£]\s?\d[\d.,]*`,
    String.raw`\d[\d.,]{0,30}\s?(?:%|(?:[kKMGT]i?)?B\b|(?:ms|px|rem|em|fps|kHz|MHz|GHz|dpi)\b)`,
    String.raw`v?\d{1,20}(?:[.:/\-–]\d{1,20}){1,12}(?:[-+][\w.]{1,40})?`,
    String.raw`[+\-−]\d[\d.,]*%?`,
  ].join('|'),
  'giu',
);

/** Splits prose into plain text and technical runs; the values concatenate to the input. */
export function tokenizeBidi(text: string): BidiToken[] {
  const tokens: BidiToken[] = [];
  let end = 0;
  for (const match of text.matchAll(technicalRun)) {
    const start = match.index;
    const before = text[start - 1];
    // "well-known" holds no flag, and "3-4" was taken whole: a sign counts only at a word's start.
    if (/^[-+−#$]/u.test(match[0]) && before !== undefined && /[\p{L}\p{N}]/u.test(before))
      continue;
    if (start > end) tokens.push({ kind: 'text', value: text.slice(end, start) });
    tokens.push({ kind: 'ltr', value: match[0] });
    end = start + match[0].length;
  }
  if (end < text.length) tokens.push({ kind: 'text', value: text.slice(end) });
  return tokens;
}

/** Letters that settle the direction of a block that is still streaming in. */
const LETTERS_TO_DECIDE = 12;

export interface DirectionDecision {
  direction: Direction;
  /** False while too little has been seen: the direction may still change once. */
  settled: boolean;
}

/**
 * Majority of letters outside code spans and technical runs. A tie, or no letters, is the fallback.
 * `settled` after the first 12 letters; a caller that streams keeps the first settled answer.
 */
export function decideDirection(text: string, fallback: Language): DirectionDecision {
  const { rtl, ltr } = countLetters(text);
  const settled = rtl + ltr >= LETTERS_TO_DECIDE;
  if (rtl === ltr) return { direction: directionOf(fallback), settled };
  return { direction: rtl > ltr ? 'rtl' : 'ltr', settled };
}

/** Letters of each direction, outside of code spans and technical runs. */
export function countLetters(text: string): { rtl: number; ltr: number } {
  let rtl = 0;
  let ltr = 0;
  const prose = text.replace(/```[\s\S]*?(?:```|$)/gu, ' ').replace(/`[^`\n]*(?:`|$)/gu, ' ');
  for (const token of tokenizeBidi(prose)) {
    if (token.kind === 'ltr') continue;
    for (const character of token.value) {
      if (rtlLetter.test(character)) rtl += 1;
      else if (letter.test(character)) ltr += 1;
    }
  }
  return { rtl, ltr };
}

export function directionOfText(text: string, fallback: Language): Direction {
  return decideDirection(text, fallback).direction;
}

/** Cuts a path in its middle so that the file name stays: `src/…/auth.ts`. At most `max` characters. */
export function middleTruncate(path: string, max: number): string {
  if (path.length <= max) return path;
  const name = path.slice(path.lastIndexOf('/') + 1);
  if (name.length + 2 >= max) {
    const keep = Math.max(1, max - 1);
    const head = Math.floor(keep / 2);
    return `${name.slice(0, head)}…${name.slice(name.length - (keep - head))}`;
  }
  return `${path.slice(0, max - name.length - 2)}…/${name}`;
}

/** Makes what hides in names visible: bidi controls, zero-width and control characters as `␣U+202E`-like marks. */
export function revealHidden(text: string): string {
  return text.replace(
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
    /[\u0000-\u001F\u007F-\u009F\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF\u061C]/gu,
    (character) =>
      `⟨U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}⟩`,
  );
}
