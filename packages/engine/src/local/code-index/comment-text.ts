import { safeText } from './safe-text';

/** The first sentence of a comment without its markers, at most 200 characters; undefined when it says nothing. */
export function commentSentence(comment: string): string | undefined {
  const plain = comment
    .split('\n')
    .map((line) =>
      line
        .trim()
        .replace(/^(?:\/\*\*?|\/\/[/!]?|#!?|<!--|--|;+|\*(?!\/))\s?/, '')
        .replace(/(?:\*\/|-->)\s*$/, '')
        .trim(),
    )
    .filter((line) => line !== '' && !line.startsWith('@') && !line.startsWith('!'))
    .join(' ')
    .trim();
  if (
    !/\p{L}{2,}.*\s.*\p{L}/u.test(plain) ||
    /^(?:eslint|biome|prettier|ts-|usr\/bin)/.test(plain)
  ) {
    return undefined;
  }
  const end = plain.search(/[.!?؟](?:\s|$)/);
  const sentence = end === -1 ? plain : plain.slice(0, end + 1);
  return safeText(sentence.length > 200 ? `${sentence.slice(0, 199).trimEnd()}…` : sentence);
}
