import type { ProjectId, UserId } from '@planline/contracts/ids';
import { projectMembers } from '@planline/db/schema/project-members';
import { and, eq } from 'drizzle-orm';
import { requireMember, requireOwner } from '../access';
import type { ServiceContext } from '../context';
import { lockProject } from '../timeline';
import { keepAnOwner } from './keep-an-owner';

/**
 * An owner removes anybody; a member may remove himself. Safe to call twice.
 * @throws PROJECT_NOT_FOUND, FORBIDDEN, LAST_OWNER
 */
export async function removeMember(
  ctx: ServiceContext,
  input: { projectId: ProjectId; userId: UserId },
): Promise<void> {
  await ctx.db.transaction(async (tx) => {
    await lockProject(tx, input.projectId);
    const isLeaving = input.userId === ctx.actor.userId;
    await (isLeaving ? requireMember : requireOwner)({ ...ctx, db: tx }, input.projectId);
    await tx
      .delete(projectMembers)
      .where(
        and(eq(projectMembers.projectId, input.projectId), eq(projectMembers.userId, input.userId)),
      );
    await keepAnOwner(tx, input.projectId);
  });
}
