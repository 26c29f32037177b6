import { projectIdSchema, runIdSchema } from '@planline/contracts/ids';
import type { RunKind } from '@planline/contracts/run-event';
import type { DatabaseReader } from '@planline/db/client';
import { runs } from '@planline/db/schema/runs';
import { appendRunEvents } from '@planline/events/append-run-events';
import { and, eq, lt, sql } from 'drizzle-orm';
import { releaseHold } from '../billing';
import type { Transaction } from '../context';
import type { HeldRun, RunRow } from './held-run';

/** Runs whose worker has not renewed the lease in time. */
export async function listLostRuns(
  db: DatabaseReader,
  kind: RunKind,
  now: Date,
): Promise<HeldRun[]> {
  const rows = await db
    .select()
    .from(runs)
    .where(and(eq(runs.kind, kind), eq(runs.status, 'running'), lt(runs.leaseUntil, now)));
  return rows.map(toHeldRun);
}

function toHeldRun(row: RunRow): HeldRun {
  return {
    runId: runIdSchema.parse(row.id),
    projectId: projectIdSchema.parse(row.projectId),
    epoch: row.epoch,
    row,
  };
}

/**
 * Ends a lost run and gives back what was set aside for it: nobody can say what it took. The epoch rises, so that its old worker, should it come back, writes nothing more.
 * False when somebody was faster, or the worker renewed its lease after all.
 */
export async function interruptRun(tx: Transaction, lost: HeldRun, now: Date): Promise<boolean> {
  const ended = await tx
    .update(runs)
    .set({
      status: 'interrupted',
      epoch: sql`${runs.epoch} + 1`,
      leaseUntil: null,
      finishedAt: now,
      error: { code: 'RUN_INTERRUPTED', details: {} },
    })
    .where(
      and(
        eq(runs.id, lost.runId),
        eq(runs.epoch, lost.epoch),
        eq(runs.status, 'running'),
        lt(runs.leaseUntil, now),
      ),
    )
    .returning({ id: runs.id });
  if (ended.length === 0) return false;
  await appendRunEvents(tx, {
    runId: lost.runId,
    epoch: null,
    bodies: [{ type: 'run-interrupted' }],
  });
  await releaseHold(tx, lost.runId, now);
  return true;
}
