import type { BuildView } from '@planline/contracts/build';
import { DomainError } from '@planline/contracts/domain-error';
import { type BuildId, type ProjectId, runIdSchema } from '@planline/contracts/ids';
import { runs } from '@planline/db/schema/runs';
import { appendRunEvents } from '@planline/events/append-run-events';
import { and, eq } from 'drizzle-orm';
import { requireMember } from '../access';
import { releaseHold } from '../billing';
import type { ServiceContext, Transaction } from '../context';
import { type RunRow, requestCancel } from '../run';
import { lockProject } from '../timeline';
import { recordCancellation } from './end-build';
import { getBuild } from './get-build';

/**
 * Asks a build to stop. A waiting one ends here; a running one ends where it runs, and its version before
 * stays live. Safe to call twice.
 * @throws PROJECT_NOT_FOUND, NOT_FOUND; RUN_NOT_ACTIVE when the build has ended
 */
export async function cancelBuild(
  ctx: ServiceContext,
  input: { projectId: ProjectId; buildId: BuildId },
): Promise<BuildView> {
  await ctx.db.transaction(async (tx) => {
    await requireMember({ actor: ctx.actor, db: tx }, input.projectId);
    await lockProject(tx, input.projectId);
    const [run] = await tx
      .select()
      .from(runs)
      .where(and(eq(runs.projectId, input.projectId), eq(runs.buildId, input.buildId)))
      .for('update');
    if (!run) throw new DomainError('NOT_FOUND', {});
    if (run.status === 'running') await requestCancel(tx, ctx, run);
    else if (run.status === 'queued') await cancelQueued(tx, ctx, input.projectId, run);
    else throw new DomainError('RUN_NOT_ACTIVE', {});
  });
  return getBuild(ctx, input);
}

async function cancelQueued(
  tx: Transaction,
  ctx: ServiceContext,
  projectId: ProjectId,
  run: RunRow,
): Promise<void> {
  const now = ctx.clock();
  await tx
    .update(runs)
    .set({
      status: 'cancelled',
      cancelRequestedAt: now,
      cancelRequestedBy: ctx.actor.userId,
      finishedAt: now,
    })
    .where(and(eq(runs.id, run.id), eq(runs.status, 'queued')));
  await appendRunEvents(tx, { runId: run.id, epoch: null, bodies: [{ type: 'run-cancelled' }] });
  await releaseHold(tx, runIdSchema.parse(run.id), now);
  await recordCancellation(tx, ctx, {
    runId: runIdSchema.parse(run.id),
    projectId,
    epoch: run.epoch,
    row: run,
  });
}
