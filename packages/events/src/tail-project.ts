import { isRunEnd, type RunEvent } from '@planline/contracts/run-event';
import type { Database } from '@planline/db/client';
import type { NotificationListener } from './notification-listener';
import type { Position } from './position';
import { readGap } from './read-gap';
import { createWakeUp } from './wake-up';

export type TailItem =
  | { kind: 'timeline'; projectSeq: number; position: Position }
  | { kind: 'run'; event: RunEvent; position: Position }
  /** Everything known so far has been sent; a hint or the slow poll comes next. */
  | { kind: 'caught-up'; position: Position }
  /** And nothing came for a moment: the time for what must not stand in the way of the first words. */
  | { kind: 'quiet'; position: Position };

export interface TailProjectInput {
  db: Database;
  notifications: NotificationListener;
  projectId: string;
  position: Position;
  signal: AbortSignal;
  /** How long a lost notification may delay a reader, in ms. */
  pollMs?: number;
}

const defaultPollMs = 1_000;
const quietMs = 25;

/**
 * Follows a project: timeline rows by `project_seq` and the events of its active runs by `seq`, each once
 * and in order. Subscribes first, reads the gap, then waits; the position after each item resumes exactly
 * there. A run is followed from its first event unless the position says otherwise, and is dropped from
 * the position after its end. Ends on abort.
 */
export async function* tailProject(input: TailProjectInput): AsyncGenerator<TailItem, void, void> {
  const { db, notifications, projectId, signal } = input;
  const wakeUp = createWakeUp();
  const unsubscribe = notifications.subscribe(projectId, wakeUp.wake);
  let position = input.position;
  try {
    while (!signal.aborted) {
      const gap = await readGap(db, projectId, position);
      for (const found of gap.items) {
        position = advance(position, found);
        yield { ...found, position };
      }
      if (gap.hasMore) continue;
      yield { kind: 'caught-up', position };
      if ((await wakeUp.wait(quietMs, signal)) !== 'timeout') continue;
      yield { kind: 'quiet', position };
      await wakeUp.wait(input.pollMs ?? defaultPollMs, signal);
    }
  } finally {
    unsubscribe();
  }
}

type Found = { kind: 'timeline'; projectSeq: number } | { kind: 'run'; event: RunEvent };

function advance(position: Position, found: Found): Position {
  if (found.kind === 'timeline') return { ...position, projectSeq: found.projectSeq };
  const { runId, seq, body } = found.event;
  const { [runId]: _before, ...others } = position.runs;
  return { ...position, runs: isRunEnd(body.type) ? others : { ...others, [runId]: seq } };
}
