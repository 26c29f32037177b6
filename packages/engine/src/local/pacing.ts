import { setTimeout as wait } from 'node:timers/promises';

/** Waits between two pieces of a stream, in ms; ends early with the signal's reason. */
export type Pacing = (signal: AbortSignal) => Promise<void>;

export function pacingOf(delayMs: number): Pacing {
  return async (signal) => {
    signal.throwIfAborted();
    if (delayMs <= 0) return;
    try {
      await wait(delayMs, undefined, { signal });
    } catch {
      signal.throwIfAborted();
    }
  };
}
