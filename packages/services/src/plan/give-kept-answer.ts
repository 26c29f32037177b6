import type { EngineKind } from '@planline/contracts/engine';
import type { WorkerContext } from '../context';
import { createRunEventWriter, type HeldRun, noteEngine } from '../run';
import type { PlanRunResult } from './finish-plan-run';
import { loadAnswerText } from './load-answer-text';
import type { PlanRunFacts } from './load-plan-run';
import type { KeptAnswer } from './repeated-question';

/** Says an earlier answer into the log of this run: readers see it as any other, and no engine takes time. */
export async function giveKeptAnswer(
  ctx: WorkerContext,
  held: HeldRun,
  facts: PlanRunFacts,
  { kept, engine }: { kept: KeptAnswer; engine: EngineKind },
): Promise<PlanRunResult & { firstDeltaMs: null }> {
  const reason = 'answered-before';
  await noteEngine(ctx, held, { kind: engine, reason });
  const attempt = held.epoch > 1 ? (await loadAnswerText(ctx.db, held.runId)).attempt + 1 : 1;
  const writer = createRunEventWriter(ctx, held);
  writer.push({ type: 'run-started', engine, reason, model: null });
  if (attempt > 1) writer.push({ type: 'answer-start', attempt });
  const { intent, response } = kept.answer;
  writer.push({ type: 'answer-delta', text: JSON.stringify({ intent, response }) });
  writer.push({ type: 'answer-end' });
  await writer.flush();
  return {
    engine,
    finish: {
      type: 'finish',
      answer: kept.answer,
      source: kept.source,
      languageMismatch: false,
      truncated: false,
      usage: { inputTokens: 0, outputTokens: 0, costUsd: 0 },
      filesRead: kept.filesRead,
      aiSessionId: facts.aiSessionId,
    },
    engineMs: 0,
    firstDeltaMs: null,
    treeDigest: kept.treeDigest,
    cacheHits: 1,
  };
}
