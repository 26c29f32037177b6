import type { LiveRun } from '../timeline/live-run';

/** How much of the time that was set aside for a run is used. */
export interface TimeMeter {
  usedSeconds: number;
  heldSeconds: number;
  /** `extended`: four fifths were used and more was set aside. `last`: there was no more. */
  warning: { kind: 'extended'; addedSeconds: number } | { kind: 'last' } | null;
}

/** Null while nothing is counted: the run waits, has ended, or its engine costs nothing. */
export function timeMeterOf(run: LiveRun, now: number): TimeMeter | null {
  if (!run.time || run.startedAt === null || run.endedAt !== null) return null;
  const { heldSeconds, addedSeconds } = run.time;
  const elapsed = Math.max(0, Math.ceil((now - Date.parse(run.startedAt)) / 1_000));
  return {
    // The worker's clock decides; a browser's must not show more than can be charged.
    usedSeconds: Math.min(elapsed, heldSeconds),
    heldSeconds,
    warning:
      addedSeconds === null
        ? null
        : addedSeconds === 0
          ? { kind: 'last' }
          : { kind: 'extended', addedSeconds },
  };
}
