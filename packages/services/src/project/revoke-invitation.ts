import type { ProjectId } from '@planline/contracts/ids';
import { projectInvitations } from '@planline/db/schema/project-invitations';
import { and, eq, isNull } from 'drizzle-orm';
import { requireOwner } from '../access';
import type { ServiceContext } from '../context';

/**
 * Safe to call twice; an invitation that was accepted stays as it is: remove the member instead.
 * @throws PROJECT_NOT_FOUND, FORBIDDEN
 */
export async function revokeInvitation(
  ctx: ServiceContext,
  input: { projectId: ProjectId; invitationId: string },
): Promise<void> {
  await requireOwner(ctx, input.projectId);
  await ctx.db
    .update(projectInvitations)
    .set({ revokedAt: ctx.clock() })
    .where(
      and(
        eq(projectInvitations.id, input.invitationId),
        eq(projectInvitations.projectId, input.projectId),
        isNull(projectInvitations.acceptedAt),
        isNull(projectInvitations.revokedAt),
      ),
    );
}
