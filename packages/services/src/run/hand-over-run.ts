import { enqueueJob } from '@planline/db/jobs';
import { runs } from '@planline/db/schema/runs';
import { appendRunEvents } from '@planline/events/append-run-events';
import { and, eq, isNull, sql } from 'drizzle-orm';
import type { WorkerContext } from '../context';
import type { HeldRun } from './held-run';

/**
 * Gives a run back because this process is going away. It keeps its place in the queue, and the
 * higher epoch makes sure that nothing this process still writes can reach it. The next worker starts
 * its answer anew, so nothing is doubled. False when the run is not there to be given: another worker has
 * it, or a cancel was asked for in the meantime and it ends here (a queued run that is to be cancelled would
 * never be claimed, and all behind it would wait).
 */
export async function handOverRun(ctx: WorkerContext, held: HeldRun): Promise<boolean> {
  return ctx.db.transaction(async (tx) => {
    const [row] = await tx
      .update(runs)
      .set({
        status: 'queued',
        epoch: sql`${runs.epoch} + 1`,
        leaseUntil: null,
        workerId: null,
      })
      .where(
        and(
          eq(runs.id, held.runId),
          eq(runs.epoch, held.epoch),
          eq(runs.status, 'running'),
          isNull(runs.cancelRequestedAt),
        ),
      )
      .returning({ kind: runs.kind });
    if (!row) return false;
    await appendRunEvents(tx, {
      runId: held.runId,
      epoch: null,
      bodies: [{ type: 'run-queued', ahead: 0 }],
    });
    const job = row.kind === 'plan' ? 'execute-plan-run' : 'execute-build-run';
    await enqueueJob(tx, job, { runId: held.runId }, { jobKey: held.runId });
    return true;
  });
}
