import { describe, expect, it } from 'vitest';
import { decodeTimelineCursor, encodeTimelineCursor } from './timeline-cursor';

describe('a timeline cursor', () => {
  it.each([1, 50, 123_456_789])('names the row %i', (seq) => {
    expect(decodeTimelineCursor(encodeTimelineCursor(seq))).toBe(seq);
  });

  it.each(['', 'abc', '12', 'czE=', encodeTimelineCursor(3).slice(0, -1), 'x'.repeat(300)])(
    'refuses %j as CURSOR_INVALID',
    (text) => {
      expect(() => decodeTimelineCursor(text)).toThrow(
        expect.objectContaining({ code: 'CURSOR_INVALID' }),
      );
    },
  );
});
