import { DomainError } from '@planline/contracts/domain-error';
import { messageIdSchema, type ProjectId, type RunId, runIdSchema } from '@planline/contracts/ids';
import type { RunView } from '@planline/contracts/run-event';
import { runs } from '@planline/db/schema/runs';
import { appendRunEvents } from '@planline/events/append-run-events';
import { and, eq, isNull } from 'drizzle-orm';
import { requireMember } from '../access';
import { releaseHold } from '../billing';
import type { ServiceContext, Transaction } from '../context';
import { appendTemplate, lockProject } from '../timeline';
import type { RunRow } from './held-run';
import { toRunView } from './run-view';
import { wakeNextPlanRun } from './wake-next-plan-run';

/**
 * Asks a plan run to stop. A waiting one ends here; a running one ends where it runs, with what it has
 * said so far kept. Safe to call twice.
 * @throws PROJECT_NOT_FOUND, NOT_FOUND; RUN_NOT_ACTIVE when the run has ended
 */
export async function cancelRun(
  ctx: ServiceContext,
  input: { projectId: ProjectId; runId: RunId },
): Promise<RunView> {
  return ctx.db.transaction(async (tx) => {
    await requireMember({ actor: ctx.actor, db: tx }, input.projectId);
    await lockProject(tx, input.projectId);
    const [run] = await tx
      .select()
      .from(runs)
      .where(
        and(eq(runs.id, input.runId), eq(runs.projectId, input.projectId), eq(runs.kind, 'plan')),
      )
      .for('update');
    if (!run) throw new DomainError('NOT_FOUND', {});
    if (run.status === 'running') return toRunView(await requestCancel(tx, ctx, run), 0);
    if (run.status !== 'queued') throw new DomainError('RUN_NOT_ACTIVE', {});
    return toRunView(await cancelQueued(tx, ctx, run), 0);
  });
}

/** Leaves the request on the run; its worker looks for it. The second request changes nothing. */
export async function requestCancel(
  tx: Transaction,
  ctx: ServiceContext,
  run: RunRow,
): Promise<RunRow> {
  const [row] = await tx
    .update(runs)
    .set({ cancelRequestedAt: ctx.clock(), cancelRequestedBy: ctx.actor.userId })
    .where(and(eq(runs.id, run.id), isNull(runs.cancelRequestedAt)))
    .returning();
  if (!row) return run;
  await appendRunEvents(tx, {
    runId: run.id,
    epoch: null,
    bodies: [{ type: 'run-cancel-requested' }],
  });
  return row;
}

async function cancelQueued(tx: Transaction, ctx: ServiceContext, run: RunRow): Promise<RunRow> {
  const now = ctx.clock();
  const [row] = await tx
    .update(runs)
    .set({
      status: 'cancelled',
      cancelRequestedAt: now,
      cancelRequestedBy: ctx.actor.userId,
      finishedAt: now,
    })
    .where(and(eq(runs.id, run.id), eq(runs.status, 'queued')))
    .returning();
  if (!row) throw new DomainError('RUN_NOT_ACTIVE', {});
  await appendRunEvents(tx, { runId: run.id, epoch: null, bodies: [{ type: 'run-cancelled' }] });
  await releaseHold(tx, runIdSchema.parse(run.id), now);
  await wakeNextPlanRun(tx, row.projectId as ProjectId);
  await appendTemplate(tx, {
    messageId: messageIdSchema.parse(ctx.newId()),
    projectId: row.projectId as ProjectId,
    userId: row.userId,
    createdAt: now,
    mode: 'plan',
    runId: row.id,
    sessionId: row.sessionId,
    type: 'notice',
    template: 'run_cancelled',
    variables: {},
  });
  return row;
}
