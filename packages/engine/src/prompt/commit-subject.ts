import { cleanModelText } from './clean-model-text';

const SUBJECT_MAX = 72;

/** One clean line of at most 72 characters; `fallback` when there is none. */
export function commitSubjectOf(text: string, fallback: string): string {
  for (const candidate of [text, fallback]) {
    const line = cleanModelText(candidate.split(/[\r\n]/)[0] ?? '').trim();
    if (line !== '') return shorten(line);
  }
  return 'Build';
}

function shorten(line: string): string {
  const characters = [...line];
  if (characters.length <= SUBJECT_MAX) return line;
  return `${characters
    .slice(0, SUBJECT_MAX - 1)
    .join('')
    .trimEnd()}…`;
}
