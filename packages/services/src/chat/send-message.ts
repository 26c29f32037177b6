import { DomainError } from '@planline/contracts/domain-error';
import type { BuildId, MessageId, ProjectId } from '@planline/contracts/ids';
import { PLAN_RUNS_WAITING_MAX } from '@planline/contracts/limits';
import { builtOnce } from '@planline/db/built-once';
import { drafts } from '@planline/db/schema/drafts';
import { queuedMessages } from '@planline/db/schema/queued-messages';
import { and, eq, sql } from 'drizzle-orm';
import { requireMember } from '../access';
import type { ServiceContext, Transaction } from '../context';
import { engineChoices } from '../engine-status';
import { type RequestCounter, withinRateLimits } from '../limits';
import { lockProjectAsMember, violatesUniqueness } from '../timeline';
import {
  type AcceptedMessage,
  acceptMessage,
  findAcceptedMessage,
  loadChatFacts,
  messageIdTaken,
  type NewUserMessage,
} from './accept-message';
import { cleanMessageText } from './clean-message-text';
import { requireLocale } from './require-locale';

export interface SendMessageInput {
  projectId: ProjectId;
  /** A ULID of the sender's making: the same id twice is the same message once. */
  messageId: MessageId;
  text: string;
  locale: string;
  aboutBuildId?: BuildId;
}

/**
 * Stores the message and queues its run, in one transaction, before anything runs. Safe to repeat and to
 * call in parallel with the same id: one row, one run, the same answer.
 * @throws PROJECT_NOT_FOUND, MESSAGE_EMPTY, MESSAGE_TOO_LONG, LOCALE_UNSUPPORTED, RATE_LIMITED,
 *   BUILD_IN_PROGRESS, INSUFFICIENT_BALANCE, QUEUE_FULL when too many runs wait, VALIDATION_FAILED for an
 *   id that is not this sender's, IDEMPOTENCY_MISMATCH for another text
 */
export async function sendMessage(
  ctx: ServiceContext,
  input: SendMessageInput,
): Promise<AcceptedMessage> {
  const { projectId, messageId } = input;
  const { userId } = ctx.actor;
  const { locale, language } = requireLocale(input.locale);
  const text = cleanMessageText(input.text);
  const engines = await engineChoices(ctx.engines);
  const { aboutBuildId } = input;
  const message: NewUserMessage = {
    projectId,
    messageId,
    userId,
    text,
    locale,
    language,
    engines,
    ...(aboutBuildId ? { aboutBuildId } : {}),
  };
  try {
    const accepted = await withinRateLimits(ctx, { id: messageId, userId, projectId }, (counter) =>
      ctx.db.transaction((tx) => acceptOnce(tx, ctx, counter, message)),
    );
    // Joins the request's id with the run's in the log.
    ctx.logger.info({ projectId, messageId, runId: accepted.runId }, 'message accepted');
    return accepted;
  } catch (error) {
    // The same id, sent to another project at the same moment: their lock is not ours.
    if (violatesUniqueness(error, ['uniq_chat_log_message', 'uniq_plan_run_message'])) {
      throw messageIdTaken();
    }
    throw error;
  }
}

/** Statements that need nothing of each other's answers share a round trip, and are worked one after the other. */
async function acceptOnce(
  tx: Transaction,
  ctx: ServiceContext,
  counter: RequestCounter,
  message: NewUserMessage,
): Promise<AcceptedMessage> {
  const { projectId, messageId, userId } = message;
  const access = { actor: ctx.actor, db: tx };
  // What stands behind the lock is read under it.
  const [, project, known, facts, queued] = await Promise.all([
    requireMember(access, projectId),
    lockProjectAsMember(tx, projectId, userId),
    findAcceptedMessage(tx, message),
    loadChatFacts(tx, projectId, ctx.clock()),
    takeQueued(tx).execute({ messageId, projectId, userId }),
  ]);
  if (known) return known;
  if (facts.ahead >= PLAN_RUNS_WAITING_MAX) {
    throw new DomainError('QUEUE_FULL', { maximum: PLAN_RUNS_WAITING_MAX });
  }
  // What waited for a build was counted when it was queued.
  const isCounted = queued.length > 0;
  if (!isCounted) await counter.askRedis();
  // Before the wallet is locked: everybody takes these locks in the same order.
  const counting = isCounted || counter.count(tx);
  const clearing = clearDraft(tx).execute({ projectId, userId });
  const accepting = acceptMessage(tx, ctx, project, facts, message);
  const [stored, hadRoom] = await Promise.all([accepting, counting, clearing]);
  await counter.requireRoom(tx, hadRoom);
  return stored;
}

const takeQueued = builtOnce((db) =>
  db
    .delete(queuedMessages)
    .where(
      and(
        eq(queuedMessages.messageId, sql.placeholder('messageId')),
        eq(queuedMessages.projectId, sql.placeholder('projectId')),
        eq(queuedMessages.userId, sql.placeholder('userId')),
      ),
    )
    .returning({ messageId: queuedMessages.messageId })
    .prepare('take_queued'),
);

const clearDraft = builtOnce((db) =>
  db
    .delete(drafts)
    .where(
      and(
        eq(drafts.projectId, sql.placeholder('projectId')),
        eq(drafts.userId, sql.placeholder('userId')),
      ),
    )
    .prepare('clear_draft'),
);
