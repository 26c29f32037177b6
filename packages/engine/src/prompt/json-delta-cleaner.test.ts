import { describe, expect, it } from 'vitest';
import { JsonDeltaCleaner } from './json-delta-cleaner';

const text = JSON.stringify({
  a: 'x\u202Ey',
  b: 'C:\\u202e \\ "q" \n\té',
  c: '\u0007\b\f',
}).replace('\u202E', '\\u202E\u202D');

describe('JsonDeltaCleaner', () => {
  it.each([1, 2, 3, 5, 7, 1_000])('cleans a text in pieces of %i as a whole', (length) => {
    const cleaner = new JsonDeltaCleaner();
    let clean = '';
    for (let at = 0; at < text.length; at += length)
      clean += cleaner.push(text.slice(at, at + length));
    clean += cleaner.end();
    expect(JSON.parse(clean)).toEqual({ a: 'xy', b: 'C:\\u202e \\ "q" \n\té', c: '' });
  });
});
