import { describe, expect, it } from 'vitest';
import { backoffMs, retryAfterMs } from './backoff';

describe('the time before another attempt', () => {
  it('doubles, half of it by chance, and is never longer than 15 s', () => {
    const shortest = [1, 2, 3, 8, 60].map((attempt) => backoffMs(attempt, () => 0));
    const longest = [1, 2, 3, 8, 60].map((attempt) => backoffMs(attempt, () => 1));
    expect(shortest).toEqual([125, 250, 500, 7_500, 7_500]);
    expect(longest).toEqual([250, 500, 1_000, 15_000, 15_000]);
  });

  it.each([
    ['3', 3_000],
    [' 12 ', 12_000],
    ['Mon, 23 Nov 2026 08:00:05 GMT', 5_000],
    ['Mon, 23 Nov 2026 07:00:00 GMT', 0],
    ['soon', null],
    ['-1', null],
    [null, null],
  ])('is what Retry-After says: %j is %j ms', (header, ms) => {
    expect(retryAfterMs(header, Date.UTC(2026, 10, 23, 8))).toBe(ms);
  });
});
