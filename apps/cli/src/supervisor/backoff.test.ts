import { expect, it } from 'vitest';
import { backoffDelay } from './backoff';

it('doubles the wait with each attempt and stops growing at the maximum', () => {
  const delays = [1, 2, 3, 4, 5, 6, 7, 8, 1_000].map((attempt) => backoffDelay(attempt));
  expect(delays).toEqual([500, 1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000, 30_000]);
});
