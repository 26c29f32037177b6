import type { ChatMode } from '@planline/contracts/chat-response';
import { errorViewOf } from '@planline/contracts/domain-error';
import type { EngineKind } from '@planline/contracts/engine';
import type { ErrorCode } from '@planline/contracts/error-code';
import type { RunId } from '@planline/contracts/ids';
import type { WorkerContext } from '../context';
import {
  createRunEventWriter,
  createRunMeter,
  type HeldRun,
  handOverRun,
  holdRun,
  noteEngine,
  type RunMeter,
  RunStopped,
  stopCauseOf,
} from '../run';
import { type ClaimedPlanRun, claimPlanRun } from './claim-plan-run';
import { endCancelledPlanRun, endSpentPlanRun, failPlanRun } from './end-plan-run';
import { finishPlanRun, type PlanRunResult } from './finish-plan-run';
import { giveKeptAnswer } from './give-kept-answer';
import { loadAnswerText } from './load-answer-text';
import { loadPlanRun, type PlanRunFacts } from './load-plan-run';
import { openPlanSnapshot } from './open-plan-snapshot';
import { projectStructure } from './project-structure';
import { keptAnswerOf, keptAnswerSchema, questionKeyOf } from './repeated-question';
import { runEngine } from './run-engine';

/** How a claimed run went, for logs and metrics. */
export type PlanRunOutcome =
  | { outcome: 'not-mine' | 'cancelled' | 'handed-over' | 'lost' }
  | { outcome: 'failed'; code: ErrorCode }
  | {
      outcome: 'succeeded';
      engine: EngineKind;
      intent: ChatMode;
      aiSeconds: number;
      tokens: number;
      cacheHits: number;
      firstDeltaMs: number | null;
    };

/** Works on one plan run from claim to end. It never throws for what an engine or a reader does. */
export async function executePlanRun(
  ctx: WorkerContext,
  runId: RunId,
  shutdown: AbortSignal,
): Promise<PlanRunOutcome> {
  const claimed = await claimPlanRun(ctx, runId);
  if (!claimed) return { outcome: 'not-mine' };
  const begunAt = performance.now();
  const outcome = await work(ctx, claimed, shutdown);
  const { projectId, epoch } = claimed.held;
  const durationMs = Math.round(performance.now() - begunAt);
  ctx.logger.info({ runId, projectId, epoch, durationMs, ...outcome }, 'plan run ended');
  return outcome;
}

async function work(
  ctx: WorkerContext,
  claimed: ClaimedPlanRun,
  shutdown: AbortSignal,
): Promise<PlanRunOutcome> {
  const { held } = claimed;
  await using hold = holdRun(ctx, held, shutdown);
  using meter = createRunMeter(ctx, held, hold);
  try {
    const facts = await loadPlanRun(ctx.db, claimed);
    const { firstDeltaMs, ...result } = await answer(ctx, held, facts, meter, hold.signal);
    const stored = await finishPlanRun(ctx, held, facts, result);
    if (!stored) return { outcome: 'lost' };
    const { aiSeconds, tokens } = stored;
    if (result.finish.source === 'markdown') {
      ctx.logger.warn({ runId: held.runId }, 'no typed answer could be read: taken as general');
    }
    const intent = result.finish.answer.intent;
    const { engine, cacheHits } = result;
    return { outcome: 'succeeded', engine, intent, aiSeconds, tokens, cacheHits, firstDeltaMs };
  } catch (error) {
    const cause = error instanceof RunStopped ? error.stopCause : stopCauseOf(hold.signal);
    if (cause === 'lost') return { outcome: 'lost' };
    if (cause === 'handed-over' && (await handOverRun(ctx, held))) {
      return { outcome: 'handed-over' };
    }
    if (cause === 'spent') {
      return { outcome: (await endSpentPlanRun(ctx, held, meter.taken())) ? 'cancelled' : 'lost' };
    }
    if (cause === 'handed-over' || cause === 'cancelled') {
      const isMine = await endCancelledPlanRun(ctx, held, meter.taken());
      return { outcome: isMine ? 'cancelled' : 'lost' };
    }
    const view = errorViewOf(error);
    ctx.logger.error({ runId: held.runId, err: error, code: view.code }, 'plan run failed');
    const isMine = await failPlanRun(ctx, held, view);
    return isMine ? { outcome: 'failed', code: view.code } : { outcome: 'lost' };
  }
}

async function answer(
  ctx: WorkerContext,
  held: HeldRun,
  facts: PlanRunFacts,
  meter: RunMeter,
  signal: AbortSignal,
): Promise<PlanRunResult & { firstDeltaMs: number | null }> {
  const choice = await ctx.engines.choose(facts.settings.enginePreference);
  const answers = ctx.caches?.answers;
  const questionKey = answers ? questionKeyOf(facts, held.projectId, choice.kind) : null;
  const kept = questionKey && (await answers?.find(keptAnswerSchema, questionKey));
  if (kept) return giveKeptAnswer(ctx, held, facts, { kept, engine: choice.kind });
  const engine = ctx.engines.get(choice.kind);
  const [snapshot] = await Promise.all([
    openPlanSnapshot(ctx, held.projectId, facts.version, signal),
    noteEngine(ctx, held, choice),
  ]);
  const { projectId } = held;
  const structure = await projectStructure(
    ctx,
    { projectId, commitSha: snapshot.commitSha },
    snapshot.files,
  );
  const writer = createRunEventWriter(ctx, held);
  // Only a run that was handed over has said anything before: everybody else is spared the look.
  const attemptsBefore = held.epoch > 1 ? (await loadAnswerText(ctx.db, held.runId)).attempt : 0;
  if (attemptsBefore > 0) writer.push({ type: 'answer-start', attempt: attemptsBefore + 1 });

  const { text, locale, language } = facts.message;
  await meter.prepare(choice.kind, {
    estimateSeconds: () => ctx.billing.estimates[ctx.billing.guessMode(text)].seconds,
    onWarning: writer.push,
  });
  const { finish, firstDeltaMs } = await runEngine(
    engine,
    {
      snapshotPath: snapshot.path,
      message: text,
      locale,
      language,
      // Also when an AI session is resumed: it may turn out to be gone, and then the turns are all there is.
      context: { ...facts.context, structure, history: facts.history },
      aiSessionId: facts.aiSessionId,
      stateDirectory: snapshot.stateDirectory,
    },
    { writer, attemptsBefore, engineReason: choice.reason },
    meter,
    signal,
  ).finally(() => writer.flush());
  const treeDigest = await snapshot.requireUnchanged();
  const keeping = questionKey ? keptAnswerOf(finish, treeDigest) : null;
  if (questionKey && keeping) await answers?.keep(questionKey, keeping);
  return {
    engine: choice.kind,
    finish,
    engineMs: meter.aiMs,
    firstDeltaMs,
    treeDigest,
    cacheHits: 0,
  };
}
