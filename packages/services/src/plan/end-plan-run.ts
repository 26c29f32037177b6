import type { ErrorView } from '@planline/contracts/error-code';
import { messageIdSchema } from '@planline/contracts/ids';
import type { MessageTemplateKey } from '@planline/contracts/message-template';
import { projectChatLogMinimal as log } from '@planline/db/schema/project-chat-log-minimal';
import { eq } from 'drizzle-orm';
import type { Transaction, WorkerContext } from '../context';
import { finishRun, type HeldRun, interruptRun, wakeNextPlanRun } from '../run';
import { appendError, appendMessage, appendTemplate, lockProject } from '../timeline';
import { loadAnswerText } from './load-answer-text';
import { partialAnswer } from './partial-answer';

/**
 * The three ends of a plan run without an answer. Each keeps what the reader has seen, says what
 * happened, charges nothing and wakes the next run; each is false when another worker was faster.
 */

export async function failPlanRun(
  ctx: WorkerContext,
  held: HeldRun,
  error: ErrorView,
): Promise<boolean> {
  return ctx.db.transaction(async (tx) => {
    const at = ctx.clock();
    await lockProject(tx, held.projectId);
    const event = { type: 'run-failed', error } as const;
    if (!(await finishRun(tx, held, { status: 'failed', event, at, error }))) return false;
    const message = await findMessage(tx, held);
    await wakeNextPlanRun(tx, held.projectId);
    await appendPartial(tx, ctx, held, message);
    await appendError(tx, { ...rowOf(ctx, held), error, ...message, mode: 'plan' });
    return true;
  });
}

export async function endCancelledPlanRun(ctx: WorkerContext, held: HeldRun): Promise<boolean> {
  return ctx.db.transaction(async (tx) => {
    await lockProject(tx, held.projectId);
    const event = { type: 'run-cancelled' } as const;
    const end = { status: 'cancelled', event, at: ctx.clock() } as const;
    if (!(await finishRun(tx, held, end))) return false;
    await endWithTemplate(tx, ctx, held, 'run_cancelled');
    return true;
  });
}

/** For a run whose lease is over: called by whoever notices, on any machine. */
export async function interruptPlanRun(ctx: WorkerContext, lost: HeldRun): Promise<boolean> {
  return ctx.db.transaction(async (tx) => {
    await lockProject(tx, lost.projectId);
    if (!(await interruptRun(tx, lost, ctx.clock()))) return false;
    await endWithTemplate(tx, ctx, lost, 'run_interrupted');
    return true;
  });
}

async function endWithTemplate(
  tx: Transaction,
  ctx: WorkerContext,
  held: HeldRun,
  template: Extract<MessageTemplateKey, 'run_cancelled' | 'run_interrupted'>,
): Promise<void> {
  await wakeNextPlanRun(tx, held.projectId);
  await appendPartial(tx, ctx, held, await findMessage(tx, held));
  await appendTemplate(tx, {
    ...rowOf(ctx, held),
    mode: 'plan',
    type: 'notice',
    template,
    variables: {},
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
