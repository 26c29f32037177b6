import type { ProjectId, RunId } from '@planline/contracts/ids';
import type { runs } from '@planline/db/schema/runs';

export type RunRow = typeof runs.$inferSelect;

/** A run that this process holds: every write for it names the epoch, and an older one changes nothing. */
export interface HeldRun {
  runId: RunId;
  projectId: ProjectId;
  epoch: number;
  row: RunRow;
}

/** Why work on a run ends before its own end. Nothing of it is an error. */
export type StopCause =
  /** A person asked for it. */
  | 'cancelled'
  /** The lease ran out or another worker took over: this process may write nothing more. */
  | 'lost'
  /** The process is going away; another one continues. */
  | 'handed-over'
  /** The time that was set aside is used up, and there is no more. */
  | 'spent';

export class RunStopped extends Error {
  override readonly name = 'RunStopped';

  constructor(readonly stopCause: StopCause) {
    super(`run stopped: ${stopCause}`);
  }
}

/** Why the signal fired; null while it has not. */
export function stopCauseOf(signal: AbortSignal): StopCause | null {
  if (!signal.aborted) return null;
  return signal.reason instanceof RunStopped ? signal.reason.stopCause : 'lost';
}
