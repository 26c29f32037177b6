import type { Receipt } from '@planline/contracts/billing';
import type { EngineKind, PlanFinish } from '@planline/contracts/engine';
import { type MessageId, messageIdSchema } from '@planline/contracts/ids';
import { operationOf } from '../billing';
import type { WorkerContext } from '../context';
import { finishRun, type HeldRun, wakeNextPlanRun } from '../run';
import { addSessionTotals, recordAiSession } from '../session';
import { appendMessage, lockProject, storableJson } from '../timeline';
import { availableActionsOf } from './available-actions';
import { insertPlan } from './insert-plan';
import type { PlanRunFacts } from './load-plan-run';
import { planContentFromAnswer } from './plan-content-from-answer';

export interface PlanRunResult {
  engine: EngineKind;
  finish: PlanFinish;
  engineMs: number;
  treeDigest: string;
  /** 1: nothing ran, the answer was there. */
  cacheHits: 0 | 1;
}

/**
 * Stores an answer with everything that follows from it, in one transaction: the end of the run, the plan
 * and its first revision, the session's totals, the charge, the AI session, and at last the message.
 * Null means fenced: another worker has the run and nothing was stored.
 */
export async function finishPlanRun(
  ctx: WorkerContext,
  held: HeldRun,
  facts: PlanRunFacts,
  result: PlanRunResult,
): Promise<{ messageId: MessageId; aiSeconds: number; tokens: number } | null> {
  const { finish } = result;
  const { usage } = finish;
  const answer = storableJson(finish.answer);
  const messageId = messageIdSchema.parse(ctx.newId());
  const tokens = usage.inputTokens + usage.outputTokens;
  const content = planContentFromAnswer(answer);

  return ctx.db.transaction(async (tx) => {
    const at = ctx.clock();
    const project = await lockProject(tx, held.projectId);
    const ended = await finishRun(tx, ctx, held, {
      status: 'succeeded',
      event: { type: 'run-succeeded', messageId },
      at,
      answerMessageId: messageId,
      tokens,
      delivered: {
        engine: result.engine,
        operation: operationOf(answer.intent),
        aiMs: result.engineMs,
      },
      treeDigestBefore: result.treeDigest,
      treeDigestAfter: result.treeDigest,
    });
    if (!ended) return null;
    const receipt: Receipt = result.cacheHits > 0 ? { ...ended, outcome: 'free' } : ended;
    const { aiSeconds } = receipt;

    const plan = content
      ? await insertPlan(tx, ctx, {
          projectId: held.projectId,
          sessionId: facts.sessionId,
          messageId,
          content,
          baseVersionId: facts.version?.versionId ?? null,
        })
      : null;
    await addSessionTotals(tx, {
      sessionId: facts.sessionId,
      tokens,
      aiSeconds,
      costUsd: usage.costUsd,
      at,
    });
    await recordAiSession(tx, project, {
      toSessionId: finish.aiSessionId,
      planSessionId: facts.sessionId,
      runId: held.runId,
      reason: 'plan',
      at,
    });
    await wakeNextPlanRun(tx, held.projectId);
    await appendMessage(tx, {
      messageId,
      projectId: held.projectId,
      userId: held.row.userId,
      createdAt: at,
      mode: 'plan',
      chatMode: answer.intent,
      messageType: 'assistant',
      messageText: '',
      responseData: {
        type: 'answer',
        contractVersion: '1.0',
        subtype: 'success',
        answer,
        source: finish.source,
        availableActions: availableActionsOf(plan),
        receipt,
      },
      parentMessageId: facts.message.rowId,
      sessionId: facts.sessionId,
      runId: held.runId,
      planId: plan?.planId ?? null,
      revision: plan?.revision ?? null,
      versionId: null,
      tokensUsed: tokens,
      durationMs: Math.round(result.engineMs),
      billableSeconds: aiSeconds,
      aiSessionId: finish.aiSessionId,
      locale: facts.message.locale,
      language: facts.message.language,
      engine: {
        engine: result.engine,
        filesRead: finish.filesRead.length,
        filesChanged: 0,
        languageMismatch: finish.languageMismatch,
        truncated: finish.truncated,
        ...(result.cacheHits > 0 ? { cacheHits: result.cacheHits } : {}),
      },
    });
    return { messageId, aiSeconds, tokens };
  });
}
