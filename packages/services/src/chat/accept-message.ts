import { DomainError } from '@planline/contracts/domain-error';
import {
  type BuildId,
  type MessageId,
  messageIdSchema,
  type ProjectId,
  type RunId,
  runIdSchema,
  type UserId,
} from '@planline/contracts/ids';
import type { Language } from '@planline/contracts/locale';
import { builtOnce } from '@planline/db/built-once';
import { projectChatLogMinimal as log } from '@planline/db/schema/project-chat-log-minimal';
import { runEvents } from '@planline/db/schema/run-events';
import { runs } from '@planline/db/schema/runs';
import { and, eq, sql } from 'drizzle-orm';
import { holdForMessage } from '../billing';
import type { Dependencies, Transaction } from '../context';
import type { EngineChoices } from '../engine-status';
import { type BuildLock, buildLockOf, loadOpenRuns, queuePlanRun } from '../run';
import { type ActiveSession, findActiveSession, openSession } from '../session';
import { appendMessage, appendTemplate, type LockedProject } from '../timeline';

export interface NewUserMessage {
  projectId: ProjectId;
  messageId: MessageId;
  userId: UserId;
  /** Already clean. */
  text: string;
  locale: string;
  language: Language;
  /** Which engine each preference leads to; asked for before the transaction began. */
  engines: EngineChoices;
  /** The failed build whose errors belong into the prompt. */
  aboutBuildId?: BuildId;
}

export interface AcceptedMessage {
  messageId: MessageId;
  runId: RunId;
  /** Plan runs of this project that came first at the moment of sending. */
  ahead: number;
}

/** What decides whether and where a message goes in; read under the project's lock. */
export interface ChatFacts {
  buildLock: BuildLock | null;
  session: ActiveSession | null;
  /** Plan runs that come before a new one. */
  ahead: number;
}

export async function loadChatFacts(
  tx: Transaction,
  projectId: ProjectId,
  now: Date,
): Promise<ChatFacts> {
  const [open, session] = await Promise.all([
    loadOpenRuns(tx, projectId),
    findActiveSession(tx, projectId),
  ]);
  const waitingRuns = open.filter((run) => run.sessionId === session?.sessionId).length;
  return {
    buildLock: buildLockOf(open, now),
    session: session ? { ...session, waitingRuns } : null,
    ahead: open.filter((run) => run.kind === 'plan').length,
  };
}

/**
 * Stores a person's message with everything that follows from it: the conversation it belongs to, a
 * queued run, its first event and its job. The caller holds the project's lock.
 * @throws BUILD_IN_PROGRESS while a build locks the chat; VALIDATION_FAILED before the import is done;
 *   INSUFFICIENT_BALANCE when its author has not the time that it will probably take
 */
export async function acceptMessage(
  tx: Transaction,
  ctx: Pick<Dependencies, 'clock' | 'newId' | 'limits' | 'billing'>,
  project: LockedProject,
  facts: ChatFacts,
  message: NewUserMessage,
): Promise<AcceptedMessage> {
  const { projectId, messageId, userId } = message;
  const now = ctx.clock();
  if (project.status !== 'ready') {
    throw new DomainError('VALIDATION_FAILED', {
      issues: [{ path: 'projectId', message: 'the project is not ready yet' }],
    });
  }
  if (facts.buildLock && !project.settings.questionsDuringBuild) {
    throw new DomainError('BUILD_IN_PROGRESS', { buildId: facts.buildLock.buildId });
  }
  const { sessionId, rolledOver, writing } = await openSession(tx, ctx, facts.session, {
    projectId,
    userId,
  });
  const runId = runIdSchema.parse(ctx.newId());
  const run = { runId, projectId, messageId, sessionId, userId, queuedAt: now };
  const engine = message.engines[project.settings.enginePreference].kind;
  await holdForMessage(tx, ctx, { runId, userId, projectId, engine, text: message.text });
  // An idle conversation that ends is no news; one that is cut off in the middle is.
  if (rolledOver === 'cap') {
    await appendTemplate(tx, {
      messageId: messageIdSchema.parse(ctx.newId()),
      projectId,
      userId,
      createdAt: now,
      mode: 'plan',
      sessionId,
      type: 'notice',
      template: 'session_rolled_over',
      variables: { reason: rolledOver },
    });
  }
  // None of them needs what another one wrote: one round trip.
  await Promise.all([
    writing,
    queuePlanRun(tx, run, facts.ahead),
    appendMessage(tx, {
      messageId,
      projectId,
      userId,
      createdAt: now,
      mode: 'plan',
      messageType: 'user',
      messageText: message.text,
      sessionId,
      runId,
      buildId: message.aboutBuildId ?? null,
      locale: message.locale,
      language: message.language,
    }),
  ]);
  return { messageId, runId, ahead: facts.ahead };
}

/**
 * What the first send of this message answered; null when there was none.
 * @throws VALIDATION_FAILED when the id is another person's or another project's,
 *   IDEMPOTENCY_MISMATCH when it came with another text
 */
export async function findAcceptedMessage(
  tx: Transaction,
  message: Pick<NewUserMessage, 'projectId' | 'messageId' | 'userId' | 'text'>,
): Promise<AcceptedMessage | null> {
  const [row] = await messageWithRun(tx).execute({ messageId: message.messageId });
  if (!row) return null;
  if (row.projectId !== message.projectId || row.userId !== message.userId || !row.runId) {
    throw messageIdTaken();
  }
  if (row.text !== message.text) throw new DomainError('IDEMPOTENCY_MISMATCH', {});
  return {
    messageId: message.messageId,
    runId: runIdSchema.parse(row.runId),
    ahead: row.firstEvent?.type === 'run-queued' ? row.firstEvent.ahead : 0,
  };
}

const messageWithRun = builtOnce((db) =>
  db
    .select({
      projectId: log.projectId,
      userId: log.userId,
      text: log.messageText,
      runId: runs.id,
      firstEvent: runEvents.payload,
    })
    .from(log)
    .leftJoin(runs, and(eq(runs.messageId, log.messageId), eq(runs.kind, 'plan')))
    .leftJoin(runEvents, and(eq(runEvents.runId, runs.id), eq(runEvents.seq, 1)))
    .where(eq(log.messageId, sql.placeholder('messageId')))
    .prepare('message_with_run'),
);

/** One answer for every id that is not free for this sender, so that it tells nothing of other tenants. */
export function messageIdTaken(): DomainError<'VALIDATION_FAILED'> {
  return new DomainError('VALIDATION_FAILED', {
    issues: [{ path: 'messageId', message: 'this id is already in use' }],
  });
}
