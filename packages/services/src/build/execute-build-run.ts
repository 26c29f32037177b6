import { DomainError, errorViewOf, isDomainError } from '@planline/contracts/domain-error';
import type { EngineKind } from '@planline/contracts/engine';
import type { ErrorCode } from '@planline/contracts/error-code';
import type { RunId } from '@planline/contracts/ids';
import { projectBuildMetrics } from '@planline/db/schema/project-build-metrics';
import { removeWorktree } from '@planline/engine/workspace/worktrees';
import { and, eq, inArray } from 'drizzle-orm';
import { aiSecondsOf } from '../billing';
import type { WorkerContext } from '../context';
import {
  claimRun,
  createRunMeter,
  type HeldRun,
  handOverRun,
  holdRun,
  noteEngine,
  type RunMeter,
  RunStopped,
  stopCauseOf,
} from '../run';
import { type BuildJournal, createBuildJournal } from './build-journal';
import { buildVersion } from './build-version';
import { withdrawUnlessStored } from './deploy';
import { endCancelledBuild, failBuild } from './end-build';
import { finishBuild } from './finish-build';
import { type BuildRunFacts, loadBuildRun } from './load-build-run';
import { moveMain } from './move-main';

/** How a claimed build went, for logs and metrics. */
export type BuildRunOutcome =
  | { outcome: 'not-mine' | 'cancelled' | 'handed-over' | 'lost' }
  | { outcome: 'failed'; code: ErrorCode }
  | { outcome: 'succeeded'; engine: EngineKind; edited: boolean; aiSeconds: number };

/** Works on one build from claim to end. It never throws for what an engine, a project or a reader does. */
export async function executeBuildRun(
  ctx: WorkerContext,
  runId: RunId,
  shutdown: AbortSignal,
): Promise<BuildRunOutcome> {
  const held = await claimRun(ctx, runId);
  if (!held) return { outcome: 'not-mine' };
  const begunAt = performance.now();
  const outcome = await work(ctx, held, shutdown);
  const { projectId, epoch, row } = held;
  const durationMs = Math.round(performance.now() - begunAt);
  const ids = { runId, projectId, buildId: row.buildId, epoch };
  ctx.logger.info({ ...ids, durationMs, ...outcome }, 'build run ended');
  return outcome;
}

async function work(
  ctx: WorkerContext,
  held: HeldRun,
  shutdown: AbortSignal,
): Promise<BuildRunOutcome> {
  const { runId } = held;
  await using hold = holdRun(ctx, held, shutdown);
  using meter = createRunMeter(ctx, held, hold);
  let journal: BuildJournal | null = null;
  let isGivenAway = false;
  try {
    const facts = await loadBuildRun(ctx.db, held);
    journal = createBuildJournal(ctx, held, facts.buildId);
    return await build(ctx, held, facts, journal, meter, hold.signal);
  } catch (error) {
    const cause = error instanceof RunStopped ? error.stopCause : stopCauseOf(hold.signal);
    if (cause === 'lost') return { outcome: 'lost' };
    // What was said before the stop belongs before the end; a journal that cannot write has no more to say.
    await journal?.flush().catch(() => {});
    if (cause === 'handed-over') {
      // Before the hand-over: from its commit on, the folder is the next worker's.
      await removeFolder(ctx, held);
      isGivenAway = await handOverRun(ctx, held);
    }
    if (isGivenAway) return { outcome: 'handed-over' };
    if (cause === 'handed-over' || cause === 'cancelled') {
      return { outcome: (await endCancelledBuild(ctx, held)) ? 'cancelled' : 'lost' };
    }
    const failure = cause === 'spent' ? spent(meter) : buildFailure(error, journal);
    ctx.logger.error({ runId, err: error, code: failure.code }, 'build failed');
    const isMine = await failBuild(ctx, held, failure.toView(), journal?.tail() ?? []);
    return isMine ? { outcome: 'failed', code: failure.code } : { outcome: 'lost' };
  } finally {
    if (!isGivenAway) await removeFolder(ctx, held);
  }
}

async function removeFolder(ctx: WorkerContext, { projectId, runId, row }: HeldRun): Promise<void> {
  await removeWorktree(ctx.storage, projectId, row.buildId ?? '').catch((error) =>
    ctx.logger.warn({ runId, err: error }, 'the worktree is left for the sweep'),
  );
}

async function build(
  ctx: WorkerContext,
  held: HeldRun,
  facts: BuildRunFacts,
  journal: BuildJournal,
  meter: RunMeter,
  signal: AbortSignal,
): Promise<BuildRunOutcome> {
  await ctx.db
    .update(projectBuildMetrics)
    .set({ status: 'running', startedAt: held.row.startedAt })
    .where(
      and(
        eq(projectBuildMetrics.buildId, facts.buildId),
        // A build that was ended in the meantime stays ended.
        inArray(projectBuildMetrics.status, ['queued', 'running']),
      ),
    );
  const choice = await ctx.engines.choose(facts.settings.enginePreference);
  const engine = ctx.engines.get(choice.kind);
  await noteEngine(ctx, held, choice);

  const { baseCommit, ...result } = await buildVersion(
    ctx,
    { held, facts, engine, engineReason: choice.reason, meter },
    journal,
    signal,
  );
  const { commitSha, versionId } = result.deployed;
  let isStored = false;
  try {
    await journal.flush();
    isStored = await finishBuild(ctx, held, facts, result);
  } finally {
    if (!isStored) await withdrawUnlessStored(ctx, versionId);
  }
  if (!isStored) return { outcome: 'lost' };
  if (!(await moveMain(ctx, held.projectId, baseCommit, commitSha))) {
    // The version is the truth and names its commit; `main` is a convenience for people who fetch.
    ctx.logger.warn({ runId: held.runId, commitSha }, 'main leads somewhere else');
  }
  return {
    outcome: 'succeeded',
    engine: choice.kind,
    edited: result.finish.outcome === 'edited',
    aiSeconds: aiSecondsOf(result.engineMs),
  };
}

/** A build that was cut off delivers nothing, and costs nothing. */
function spent(meter: RunMeter): DomainError {
  const neededSeconds = aiSecondsOf(meter.aiMs) + 1;
  return new DomainError('INSUFFICIENT_BALANCE', { neededSeconds, availableSeconds: 0 });
}

/** Refusals keep their own words; anything unplanned says the phase and nothing else. */
function buildFailure(error: unknown, journal: BuildJournal | null): DomainError {
  if (isDomainError(error)) return error;
  const { code } = errorViewOf(error);
  const phase = journal?.phase ?? 'setup';
  return new DomainError('BUILD_FAILED', { phase, reason: code }, { cause: error });
}
