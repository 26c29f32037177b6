import { setTimeout as sleep } from 'node:timers/promises';

const firstMs = 250;
const longestMs = 15_000;

/** Doubles with every attempt, with half of it left to chance, so that many clients do not come back at once. */
export function backoffMs(attempt: number, random: () => number = Math.random): number {
  const whole = Math.min(longestMs, firstMs * 2 ** (attempt - 1));
  return Math.round(whole / 2 + (whole / 2) * random());
}

/** `Retry-After` in ms, in either of its two forms; null when there is none. RFC 9110 §10.2.3 */
export function retryAfterMs(header: string | null, nowMs: number): number | null {
  if (header === null) return null;
  if (/^\d{1,9}$/.test(header.trim())) return Number(header) * 1_000;
  // Date.parse alone takes nearly anything for a date, -1 too.
  const at = header.endsWith(' GMT') ? Date.parse(header) : Number.NaN;
  return Number.isNaN(at) ? null : Math.max(0, at - nowMs);
}

export async function waitFor(ms: number, signal: AbortSignal | undefined): Promise<void> {
  await sleep(ms, undefined, { signal });
}
