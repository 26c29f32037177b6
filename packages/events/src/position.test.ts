import { describe, expect, it } from 'vitest';
import { decodePosition, encodePosition, type Position } from './position';

const runA = '01J9Z3K6T8V5W2X1Y0A1B2C3D4';
const runB = '01J9Z3K6T8V5W2X1Y0A1B2C3D5';

describe('a position', () => {
  it.each<Position>([
    { projectSeq: 0, runs: {} },
    { projectSeq: 12, runs: { [runA]: 57 } },
    { projectSeq: 999_999, runs: { [runA]: 1, [runB]: 20_000 } },
  ])('survives the way to the client and back: %j', (position) => {
    expect(decodePosition(encodePosition(position))).toEqual(position);
  });

  it.each(['', 'p', 'p-1', 'px', 'p1.', `p1.${runA}`, `p1.${runA}-x`, 'p1.short-3', 'p1\n', '12'])(
    'refuses %j as CURSOR_INVALID',
    (text) => {
      expect(() => decodePosition(text)).toThrow(
        expect.objectContaining({ code: 'CURSOR_INVALID' }),
      );
    },
  );
});
