import { isRunEnd, type RunEvent, runEventSchema } from '@planline/contracts/run-event';
import type { Database } from '@planline/db/client';
import { runEvents } from '@planline/db/schema/run-events';
import { and, asc, eq, gt } from 'drizzle-orm';
import type { NotificationListener } from './notification-listener';
import { createWakeUp } from './wake-up';

export interface TailRunInput {
  db: Database;
  notifications: NotificationListener;
  projectId: string;
  runId: string;
  /** 0 begins at the first event. */
  afterSeq: number;
  signal: AbortSignal;
  pollMs?: number;
}

const pageSize = 500;
const defaultPollMs = 1_000;

/** One run's events from `afterSeq` on, each once and in order; ends after the run's last event or on abort. */
export async function* tailRun(input: TailRunInput): AsyncGenerator<RunEvent, void, void> {
  const wakeUp = createWakeUp();
  const unsubscribe = input.notifications.subscribe(input.projectId, wakeUp.wake);
  let after = input.afterSeq;
  try {
    while (!input.signal.aborted) {
      const rows = await input.db
        .select()
        .from(runEvents)
        .where(and(eq(runEvents.runId, input.runId), gt(runEvents.seq, after)))
        .orderBy(asc(runEvents.seq))
        .limit(pageSize);
      for (const row of rows) {
        const event = runEventSchema.parse({
          runId: row.runId,
          seq: row.seq,
          at: row.createdAt.toISOString(),
          body: row.payload,
        });
        after = event.seq;
        yield event;
        if (isRunEnd(event.body.type)) return;
      }
      if (rows.length === pageSize) continue;
      await wakeUp.wait(input.pollMs ?? defaultPollMs, input.signal);
    }
  } finally {
    unsubscribe();
  }
}
