import { notCharged, type Receipt } from '@planline/contracts/billing';
import type { EngineKind } from '@planline/contracts/engine';
import type { ErrorView } from '@planline/contracts/error-code';
import { messageIdSchema } from '@planline/contracts/ids';
import type { MessageTemplateVariables } from '@planline/contracts/message-template';
import { projectChatLogMinimal as log } from '@planline/db/schema/project-chat-log-minimal';
import { eq } from 'drizzle-orm';
import { aiSecondsOf, operationOf } from '../billing';
import type { Transaction, WorkerContext } from '../context';
import { finishRun, type HeldRun, interruptRun, wakeNextPlanRun } from '../run';
import { appendError, appendMessage, appendTemplate, lockProject } from '../timeline';
import { loadAnswerText } from './load-answer-text';
import { partialAnswer } from './partial-answer';

/**
 * The ends of a plan run without an answer. Each keeps what the reader has seen, says what happened and
 * what it cost, and wakes the next run; each is false when another worker was faster. Only a run that was
 * stopped costs anything, and only when it had begun to answer.
 */

/** What the engine had taken when it was stopped. */
export interface StoppedEngine {
  engine: EngineKind;
  aiMs: number;
}

export async function failPlanRun(
  ctx: WorkerContext,
  held: HeldRun,
  error: ErrorView,
): Promise<boolean> {
  return ctx.db.transaction(async (tx) => {
    const at = ctx.clock();
    await lockProject(tx, held.projectId);
    const event = { type: 'run-failed', error } as const;
    const end = { status: 'failed', event, at, delivered: null, error } as const;
    if (!(await finishRun(tx, ctx, held, end))) return false;
    const message = await findMessage(tx, held);
    await wakeNextPlanRun(tx, held.projectId);
    await appendPartial(tx, ctx, held, message);
    await appendError(tx, {
      ...rowOf(ctx, held),
      error,
      ...message,
      mode: 'plan',
      receipt: notCharged,
    });
    return true;
  });
}

export async function endCancelledPlanRun(
  ctx: WorkerContext,
  held: HeldRun,
  stopped: StoppedEngine | null,
): Promise<boolean> {
  return endStopped(ctx, held, stopped, { template: 'run_cancelled', variables: {} });
}

/** The time that was set aside is used up and there is no more: what there is of the answer stays. */
export async function endSpentPlanRun(
  ctx: WorkerContext,
  held: HeldRun,
  stopped: StoppedEngine | null,
): Promise<boolean> {
  return endStopped(ctx, held, stopped, {
    template: 'INSUFFICIENT_BALANCE',
    variables: { needed_seconds: aiSecondsOf(stopped?.aiMs ?? 0) + 1, available_seconds: 0 },
  });
}

type Notice = {
  [K in 'run_cancelled' | 'run_interrupted' | 'INSUFFICIENT_BALANCE']: {
    template: K;
    variables: MessageTemplateVariables<K>;
  };
}['run_cancelled' | 'run_interrupted' | 'INSUFFICIENT_BALANCE'];

async function endStopped(
  ctx: WorkerContext,
  held: HeldRun,
  stopped: StoppedEngine | null,
  notice: Notice,
): Promise<boolean> {
  return ctx.db.transaction(async (tx) => {
    await lockProject(tx, held.projectId);
    const answer = partialAnswer((await loadAnswerText(tx, held.runId)).text);
    const receipt = await finishRun(tx, ctx, held, {
      status: 'cancelled',
      event: { type: 'run-cancelled' },
      at: ctx.clock(),
      delivered: answer && stopped ? { ...stopped, operation: operationOf(answer.intent) } : null,
    });
    if (!receipt) return false;
    await endWithNotice(tx, ctx, held, notice, receipt);
    return true;
  });
}

/** For a run whose lease is over: called by whoever notices, on any machine. */
export async function interruptPlanRun(ctx: WorkerContext, lost: HeldRun): Promise<boolean> {
  return ctx.db.transaction(async (tx) => {
    await lockProject(tx, lost.projectId);
    if (!(await interruptRun(tx, lost, ctx.clock()))) return false;
    await endWithNotice(tx, ctx, lost, { template: 'run_interrupted', variables: {} }, notCharged);
    return true;
  });
}

async function endWithNotice(
  tx: Transaction,
  ctx: WorkerContext,
  held: HeldRun,
  notice: Notice,
  receipt: Receipt,
): Promise<void> {
  await wakeNextPlanRun(tx, held.projectId);
  await appendPartial(tx, ctx, held, await findMessage(tx, held));
  await appendTemplate(tx, {
    ...rowOf(ctx, held),
    mode: 'plan',
    type: 'notice',
    ...notice,
    receipt,
  });
}

type MessageOfRun = Awaited<ReturnType<typeof findMessage>>;

async function findMessage(tx: Transaction, held: HeldRun) {
  const [message] = await tx
    .select({ parentMessageId: log.id, locale: log.locale, language: log.language })
    .from(log)
    .where(eq(log.messageId, held.row.messageId ?? ''));
  return message ?? {};
}

async function appendPartial(
  tx: Transaction,
  ctx: WorkerContext,
  held: HeldRun,
  message: MessageOfRun,
): Promise<void> {
  const { text } = await loadAnswerText(tx, held.runId);
  const answer = partialAnswer(text);
  if (!answer) return;
  await appendMessage(tx, {
    ...rowOf(ctx, held),
    ...message,
    mode: 'plan',
    chatMode: answer.intent,
    messageType: 'assistant',
    messageText: '',
    responseData: {
      type: 'answer',
      contractVersion: '1.0',
      subtype: 'partial',
      answer,
      source: 'repaired',
    },
  });
}

function rowOf(ctx: WorkerContext, held: HeldRun) {
  return {
    messageId: messageIdSchema.parse(ctx.newId()),
    projectId: held.projectId,
    userId: held.row.userId,
    createdAt: ctx.clock(),
    runId: held.runId,
    sessionId: held.row.sessionId,
  };
}
