import { enqueueJob } from '@planline/db/jobs';
import { runs } from '@planline/db/schema/runs';
import { appendRunEvents } from '@planline/events/append-run-events';
import { and, eq, sql } from 'drizzle-orm';
import type { WorkerContext } from '../context';
import type { HeldRun } from './held-run';

/**
 * Gives a run back because this process is going away. It keeps its place in the queue, and the
 * higher epoch makes sure that nothing this process still writes can reach it. The next worker starts
 * its answer anew, so nothing is doubled.
 */
export async function handOverRun(ctx: WorkerContext, held: HeldRun): Promise<void> {
  await ctx.db.transaction(async (tx) => {
    const [row] = await tx
      .update(runs)
      .set({
        status: 'queued',
        epoch: sql`${runs.epoch} + 1`,
        leaseUntil: null,
        workerId: null,
      })
      .where(and(eq(runs.id, held.runId), eq(runs.epoch, held.epoch), eq(runs.status, 'running')))
      .returning({ kind: runs.kind });
    if (!row) return;
    await appendRunEvents(tx, {
      runId: held.runId,
      epoch: null,
      bodies: [{ type: 'run-queued', ahead: 0 }],
    });
    const job = row.kind === 'plan' ? 'execute-plan-run' : 'execute-build-run';
    await enqueueJob(tx, job, { runId: held.runId }, { jobKey: held.runId });
  });
}
