import { DomainError } from '@planline/contracts/domain-error';
import type { MessageId, ProjectId } from '@planline/contracts/ids';
import { QUEUED_MESSAGES_MAX } from '@planline/contracts/limits';
import { drafts } from '@planline/db/schema/drafts';
import { queuedMessages } from '@planline/db/schema/queued-messages';
import { and, count, eq } from 'drizzle-orm';
import { requireMember } from '../access';
import type { ServiceContext } from '../context';
import { withinRateLimits } from '../limits';
import { buildLockOf, loadOpenRuns, wakeDispatcher } from '../run';
import { lockProject } from '../timeline';
import { findAcceptedMessage, messageIdTaken } from './accept-message';
import { cleanMessageText } from './clean-message-text';
import { requireLocale } from './require-locale';

/**
 * Keeps a message until the build ends; then it goes out by itself, in order, in its author's name.
 * When no build is running any more it goes out at once. It counts as a request now, not when it goes out.
 * Safe to repeat with the same id.
 * @throws PROJECT_NOT_FOUND, MESSAGE_EMPTY, MESSAGE_TOO_LONG, LOCALE_UNSUPPORTED, RATE_LIMITED,
 *   QUEUE_FULL, VALIDATION_FAILED for an id that is not this sender's
 */
export async function queueMessage(
  ctx: ServiceContext,
  input: { projectId: ProjectId; messageId: MessageId; text: string; locale: string },
): Promise<void> {
  const { projectId, messageId } = input;
  const { userId } = ctx.actor;
  await requireMember(ctx, projectId);
  const { locale } = requireLocale(input.locale);
  const text = cleanMessageText(input.text);
  const request = { id: messageId, userId, projectId };
  await withinRateLimits(ctx, request, (counter) =>
    ctx.db.transaction(async (tx) => {
      await requireMember({ actor: ctx.actor, db: tx }, projectId);
      await lockProject(tx, projectId);
      if (await findAcceptedMessage(tx, { projectId, messageId, userId, text })) return;
      const [waiting] = await tx
        .select({ messages: count() })
        .from(queuedMessages)
        .where(eq(queuedMessages.projectId, projectId));
      const inserted =
        (waiting?.messages ?? 0) >= QUEUED_MESSAGES_MAX
          ? []
          : await tx
              .insert(queuedMessages)
              .values({ messageId, projectId, userId, text, locale, createdAt: ctx.clock() })
              .onConflictDoNothing()
              .returning({ messageId: queuedMessages.messageId });
      if (inserted.length === 0) {
        const [known] = await tx
          .select({ projectId: queuedMessages.projectId, userId: queuedMessages.userId })
          .from(queuedMessages)
          .where(eq(queuedMessages.messageId, messageId));
        if (!known) throw new DomainError('QUEUE_FULL', { maximum: QUEUED_MESSAGES_MAX });
        if (known.projectId !== projectId || known.userId !== userId) throw messageIdTaken();
      } else {
        await counter.takeRoom(tx);
      }
      await tx
        .delete(drafts)
        .where(and(eq(drafts.projectId, projectId), eq(drafts.userId, userId)));
      // The build may have ended while this was typed: nobody else would send it then.
      if (!buildLockOf(await loadOpenRuns(tx, projectId), ctx.clock())) {
        await wakeDispatcher(tx, projectId);
      }
    }),
  );
}
