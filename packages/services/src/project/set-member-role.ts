import { DomainError } from '@planline/contracts/domain-error';
import type { ProjectId, UserId } from '@planline/contracts/ids';
import type { ProjectRole } from '@planline/contracts/project';
import { projectMembers } from '@planline/db/schema/project-members';
import { and, eq } from 'drizzle-orm';
import { requireOwner } from '../access';
import type { ServiceContext } from '../context';
import { lockProject } from '../timeline';
import { keepAnOwner } from './keep-an-owner';

/** @throws PROJECT_NOT_FOUND, FORBIDDEN, NOT_FOUND (no such member), LAST_OWNER */
export async function setMemberRole(
  ctx: ServiceContext,
  input: { projectId: ProjectId; userId: UserId; role: ProjectRole },
): Promise<void> {
  await ctx.db.transaction(async (tx) => {
    await lockProject(tx, input.projectId);
    await requireOwner({ ...ctx, db: tx }, input.projectId);
    const [changed] = await tx
      .update(projectMembers)
      .set({ role: input.role })
      .where(
        and(eq(projectMembers.projectId, input.projectId), eq(projectMembers.userId, input.userId)),
      )
      .returning({ userId: projectMembers.userId });
    if (!changed) throw new DomainError('NOT_FOUND', {});
    await keepAnOwner(tx, input.projectId);
  });
}
