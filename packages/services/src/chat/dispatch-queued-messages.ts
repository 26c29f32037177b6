import { type DomainError, isDomainError } from '@planline/contracts/domain-error';
import { messageIdSchema, type ProjectId, userIdSchema } from '@planline/contracts/ids';
import { languageOf } from '@planline/contracts/locale';
import { projectChatLogMinimal as log } from '@planline/db/schema/project-chat-log-minimal';
import { projectMembers } from '@planline/db/schema/project-members';
import { queuedMessages } from '@planline/db/schema/queued-messages';
import { and, asc, eq } from 'drizzle-orm';
import type { Transaction, WorkerContext } from '../context';
import { type EngineChoices, engineChoices } from '../engine-status';
import { findActiveSession } from '../session';
import { appendError, appendMessage, lockProject } from '../timeline';
import { acceptMessage, loadChatFacts } from './accept-message';

/**
 * Sends what waited for a build, in order and in its authors' names, each in a transaction of its own:
 * a message leaves the queue exactly when it enters the timeline. Stops when another build has begun.
 * Whoever is no longer a member has nothing sent; a message that its author has not the time for stands in
 * the timeline with the reason.
 */
export async function dispatchQueuedMessages(
  ctx: WorkerContext,
  projectId: ProjectId,
): Promise<{ sent: number }> {
  const engines = await engineChoices(ctx.engines);
  let sent = 0;
  for (;;) {
    const outcome = await dispatchOne(ctx, projectId, engines).catch((error) => {
      if (isDomainError(error) && error.code === 'INSUFFICIENT_BALANCE') {
        return refuseOne(ctx, projectId, error);
      }
      // The project was removed, and what waited in it went with it.
      if (isDomainError(error) && error.code === 'PROJECT_NOT_FOUND') return 'none' as const;
      throw error;
    });
    if (outcome === 'sent') sent += 1;
    if (outcome === 'none' || outcome === 'locked') return { sent };
  }
}

async function dispatchOne(
  ctx: WorkerContext,
  projectId: ProjectId,
  engines: EngineChoices,
): Promise<'sent' | 'dropped' | 'none' | 'locked'> {
  return ctx.db.transaction(async (tx) => {
    const project = await lockProject(tx, projectId);
    const facts = await loadChatFacts(tx, projectId, ctx.clock());
    if (facts.buildLock) return 'locked';
    const next = await takeNext(tx, projectId);
    if (!next) return 'none';
    const [member] = await tx
      .select({ userId: projectMembers.userId })
      .from(projectMembers)
      .where(and(eq(projectMembers.projectId, projectId), eq(projectMembers.userId, next.userId)));
    if (!member) return 'dropped';
    await acceptMessage(tx, ctx, project, facts, {
      ...(await messageOf(tx, ctx, next)),
      projectId,
      text: next.text,
      engines,
    });
    return 'sent';
  });
}

/** The next message enters the timeline without a run, and the reason behind it. */
async function refuseOne(
  ctx: WorkerContext,
  projectId: ProjectId,
  error: DomainError,
): Promise<'dropped' | 'none'> {
  return ctx.db.transaction(async (tx) => {
    await lockProject(tx, projectId);
    const next = await takeNext(tx, projectId);
    if (!next) return 'none';
    const session = await findActiveSession(tx, projectId);
    const row = {
      ...(await messageOf(tx, ctx, next)),
      projectId,
      createdAt: ctx.clock(),
      mode: 'plan',
      sessionId: session?.sessionId ?? null,
    } as const;
    await appendMessage(tx, { ...row, messageType: 'user', messageText: next.text });
    const messageId = messageIdSchema.parse(ctx.newId());
    await appendError(tx, { ...row, messageId, error: error.toView() });
    return 'dropped';
  });
}

async function takeNext(tx: Transaction, projectId: ProjectId) {
  const [next] = await tx
    .select()
    .from(queuedMessages)
    .where(eq(queuedMessages.projectId, projectId))
    .orderBy(asc(queuedMessages.position))
    .limit(1)
    .for('update');
  if (!next) return null;
  await tx.delete(queuedMessages).where(eq(queuedMessages.messageId, next.messageId));
  return next;
}

async function messageOf(
  tx: Transaction,
  ctx: WorkerContext,
  queued: typeof queuedMessages.$inferSelect,
) {
  const locale = queued.locale ?? 'en';
  return {
    messageId: messageIdSchema.parse(
      (await isTaken(tx, queued.messageId)) ? ctx.newId() : queued.messageId,
    ),
    userId: userIdSchema.parse(queued.userId),
    locale,
    language: languageOf(locale),
  };
}

/**
 * Ids are their senders' own, so another message may have come to bear this one while it waited. That must
 * not keep it, and all behind it, in the queue.
 */
async function isTaken(tx: Transaction, messageId: string): Promise<boolean> {
  const [row] = await tx
    .select({ messageId: log.messageId })
    .from(log)
    .where(eq(log.messageId, messageId));
  return row !== undefined;
}
