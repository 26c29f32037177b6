import { DomainError } from '@planline/contracts/domain-error';
import type { MessageId, ProjectId } from '@planline/contracts/ids';
import { queuedMessages } from '@planline/db/schema/queued-messages';
import { and, eq } from 'drizzle-orm';
import { requireMember } from '../access';
import type { ServiceContext } from '../context';

/**
 * Takes a waiting message back, so that it is never sent. Only its author may.
 * @throws PROJECT_NOT_FOUND; NOT_FOUND when it is not waiting, or is somebody else's
 */
export async function withdrawMessage(
  ctx: ServiceContext,
  input: { projectId: ProjectId; messageId: MessageId },
): Promise<void> {
  await requireMember(ctx, input.projectId);
  const withdrawn = await ctx.db
    .delete(queuedMessages)
    .where(
      and(
        eq(queuedMessages.messageId, input.messageId),
        eq(queuedMessages.projectId, input.projectId),
        eq(queuedMessages.userId, ctx.actor.userId),
      ),
    )
    .returning({ messageId: queuedMessages.messageId });
  if (withdrawn.length === 0) throw new DomainError('NOT_FOUND', {});
}
