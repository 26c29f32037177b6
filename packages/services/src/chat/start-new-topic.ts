import { messageIdSchema, type ProjectId } from '@planline/contracts/ids';
import { requireMember } from '../access';
import type { ServiceContext } from '../context';
import { archiveSession } from '../session';
import { appendTemplate, lockProject } from '../timeline';

/** Ends the conversation, so that the next message begins one without what was said. @throws PROJECT_NOT_FOUND */
export async function startNewTopic(ctx: ServiceContext, projectId: ProjectId): Promise<void> {
  await ctx.db.transaction(async (tx) => {
    await requireMember({ actor: ctx.actor, db: tx }, projectId);
    await lockProject(tx, projectId);
    if (!(await archiveSession(tx, projectId))) return;
    await appendTemplate(tx, {
      messageId: messageIdSchema.parse(ctx.newId()),
      projectId,
      userId: ctx.actor.userId,
      createdAt: ctx.clock(),
      mode: 'plan',
      type: 'notice',
      template: 'session_rolled_over',
      variables: { reason: 'new_topic' },
    });
  });
}
