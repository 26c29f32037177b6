import { notCharged } from '@planline/contracts/billing';
import type { BuildPhase } from '@planline/contracts/build';
import type { ErrorView } from '@planline/contracts/error-code';
import { type BuildId, buildIdSchema, messageIdSchema } from '@planline/contracts/ids';
import { plans } from '@planline/db/schema/plans';
import { projectBuildEvents } from '@planline/db/schema/project-build-events';
import { projectBuildMetrics } from '@planline/db/schema/project-build-metrics';
import { and, desc, eq } from 'drizzle-orm';
import type { Dependencies, Transaction } from '../context';
import { finishRun, type HeldRun, interruptRun, wakeDispatcher } from '../run';
import { appendError, appendTemplate, lockProject } from '../timeline';
import { insertBuildEvents } from './write-build-entries';

type Context = Pick<Dependencies, 'db' | 'clock' | 'newId' | 'billing'>;

/**
 * The ends of a build without a version. Each unlocks the chat, sends what waited, lets the plan be built
 * again, and is false when another worker was faster.
 */

export async function failBuild(
  ctx: Context,
  held: HeldRun,
  error: ErrorView,
  log: readonly string[],
): Promise<boolean> {
  return ctx.db.transaction(async (tx) => {
    await lockProject(tx, held.projectId);
    const event = { type: 'run-failed', error } as const;
    const end = { status: 'failed', event, at: ctx.clock(), delivered: null, error } as const;
    if (!(await finishRun(tx, ctx, held, end))) return false;
    await recordFailure(tx, ctx, held, error, log);
    return true;
  });
}

export async function endCancelledBuild(ctx: Context, held: HeldRun): Promise<boolean> {
  return ctx.db.transaction(async (tx) => {
    await lockProject(tx, held.projectId);
    const event = { type: 'run-cancelled' } as const;
    const end = { status: 'cancelled', event, at: ctx.clock(), delivered: null } as const;
    if (!(await finishRun(tx, ctx, held, end))) return false;
    await recordCancellation(tx, ctx, held);
    return true;
  });
}

/** For a build whose lease is over: called by whoever notices, on any machine. */
export async function interruptBuild(ctx: Context, lost: HeldRun): Promise<boolean> {
  return ctx.db.transaction(async (tx) => {
    await lockProject(tx, lost.projectId);
    if (!(await interruptRun(tx, lost, ctx.clock()))) return false;
    await recordFailure(tx, ctx, lost, { code: 'RUN_INTERRUPTED', details: {} }, []);
    return true;
  });
}

/** What a cancelled build leaves behind; the caller has ended its run in the same transaction. */
export async function recordCancellation(
  tx: Transaction,
  ctx: Context,
  held: HeldRun,
): Promise<void> {
  const buildId = await close(tx, ctx, held, 'cancelled', null);
  await appendTemplate(tx, {
    ...rowOf(ctx, held),
    buildId,
    type: 'notice',
    template: 'build_cancelled',
    variables: { build_id: buildId },
    receipt: notCharged,
  });
}

async function recordFailure(
  tx: Transaction,
  ctx: Context,
  held: HeldRun,
  error: ErrorView,
  log: readonly string[],
): Promise<void> {
  const buildId = await close(tx, ctx, held, 'failed', error);
  await appendError(tx, { ...rowOf(ctx, held), buildId, error, log, receipt: notCharged });
}

async function close(
  tx: Transaction,
  ctx: Context,
  held: HeldRun,
  status: 'failed' | 'cancelled',
  error: ErrorView | null,
): Promise<BuildId> {
  const at = ctx.clock();
  const buildId = buildIdSchema.parse(held.row.buildId);
  await insertBuildEvents(tx, buildId, [
    {
      phase: await currentPhase(tx, buildId),
      type: 'failed',
      title: `build ${status}`,
      data: error ? { error } : {},
      at,
    },
  ]);
  await tx
    .update(projectBuildMetrics)
    .set({
      status,
      error,
      finishedAt: at,
      totalDurationMs: held.row.startedAt ? at.getTime() - held.row.startedAt.getTime() : 0,
    })
    .where(eq(projectBuildMetrics.buildId, buildId));
  // The plan was not built: its reader may approve it again, or change it first.
  await tx
    .update(plans)
    .set({ status: 'draft', convertedBuildId: null })
    .where(and(eq(plans.projectId, held.projectId), eq(plans.convertedBuildId, buildId)));
  await wakeDispatcher(tx, held.projectId);
  return buildId;
}

async function currentPhase(tx: Transaction, buildId: BuildId): Promise<BuildPhase> {
  const [newest] = await tx
    .select({ phase: projectBuildEvents.eventPhase })
    .from(projectBuildEvents)
    .where(eq(projectBuildEvents.buildId, buildId))
    .orderBy(desc(projectBuildEvents.seq))
    .limit(1);
  return newest?.phase ?? 'setup';
}

function rowOf(ctx: Context, held: HeldRun) {
  return {
    messageId: messageIdSchema.parse(ctx.newId()),
    projectId: held.projectId,
    userId: held.row.userId,
    createdAt: ctx.clock(),
    mode: 'build' as const,
    runId: held.runId,
    sessionId: held.row.sessionId,
  };
}
