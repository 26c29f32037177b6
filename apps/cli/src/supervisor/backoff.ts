export interface BackoffTimes {
  firstMs: number;
  maximumMs: number;
}

export const restartTimes: BackoffTimes = { firstMs: 500, maximumMs: 30_000 };

/** How long to wait before restart number `attempt`, counted from 1: doubled each time, up to the maximum. */
export function backoffDelay(attempt: number, times: BackoffTimes = restartTimes): number {
  return Math.min(times.maximumMs, times.firstMs * 2 ** Math.min(attempt - 1, 20));
}
