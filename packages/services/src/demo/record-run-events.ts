import type { RunEventBody } from '@planline/contracts/run-event';
import type { DemoHistory } from './demo-history';

/** A run that has ended, with everything that it said in the order it said it. */
export function recordRunEvents(
  { rows, projectId }: DemoHistory,
  run: Omit<DemoHistory['rows']['runs'][number], 'lastSeq'> & { queuedAt: Date; finishedAt: Date },
  bodies: readonly RunEventBody[],
): void {
  rows.runs.push({ ...run, lastSeq: bodies.length });
  const lengthMs = run.finishedAt.getTime() - run.queuedAt.getTime();
  bodies.forEach((payload, index) => {
    rows.runEvents.push({
      runId: run.id,
      seq: index + 1,
      projectId,
      type: payload.type,
      payload,
      createdAt: new Date(
        run.queuedAt.getTime() + Math.round((lengthMs * index) / Math.max(1, bodies.length - 1)),
      ),
    });
  });
}
