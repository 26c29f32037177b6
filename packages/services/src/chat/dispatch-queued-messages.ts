import { isDomainError } from '@planline/contracts/domain-error';
import { messageIdSchema, type ProjectId, userIdSchema } from '@planline/contracts/ids';
import { languageOf } from '@planline/contracts/locale';
import { projectChatLogMinimal as log } from '@planline/db/schema/project-chat-log-minimal';
import { projectMembers } from '@planline/db/schema/project-members';
import { queuedMessages } from '@planline/db/schema/queued-messages';
import { and, asc, eq } from 'drizzle-orm';
import type { Transaction, WorkerContext } from '../context';
import { lockProject } from '../timeline';
import { acceptMessage, loadChatFacts } from './accept-message';

/**
 * Sends what waited for a build, in order and in its authors' names, each in a transaction of its own:
 * a message leaves the queue exactly when it enters the timeline. Stops when another build has begun.
 * Whoever is no longer a member has nothing sent.
 */
export async function dispatchQueuedMessages(
  ctx: WorkerContext,
  projectId: ProjectId,
): Promise<{ sent: number }> {
  let sent = 0;
  for (;;) {
    const outcome = await dispatchOne(ctx, projectId).catch((error) => {
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
): Promise<'sent' | 'dropped' | 'none' | 'locked'> {
  return ctx.db.transaction(async (tx) => {
    const project = await lockProject(tx, projectId);
    const facts = await loadChatFacts(tx, projectId, ctx.clock());
    if (facts.buildLock) return 'locked';
    const [next] = await tx
      .select()
      .from(queuedMessages)
      .where(eq(queuedMessages.projectId, projectId))
      .orderBy(asc(queuedMessages.position))
      .limit(1)
      .for('update');
    if (!next) return 'none';
    await tx.delete(queuedMessages).where(eq(queuedMessages.messageId, next.messageId));
    const [member] = await tx
      .select({ userId: projectMembers.userId })
      .from(projectMembers)
      .where(and(eq(projectMembers.projectId, projectId), eq(projectMembers.userId, next.userId)));
    if (!member) return 'dropped';
    const locale = next.locale ?? 'en';
    await acceptMessage(tx, ctx, project, facts, {
      projectId,
      messageId: messageIdSchema.parse(
        (await isTaken(tx, next.messageId)) ? ctx.newId() : next.messageId,
      ),
      userId: userIdSchema.parse(next.userId),
      text: next.text,
      locale,
      language: languageOf(locale),
    });
    return 'sent';
  });
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
