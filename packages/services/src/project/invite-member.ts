import type { ProjectId } from '@planline/contracts/ids';
import type { ProjectRole } from '@planline/contracts/project';
import { projectInvitations } from '@planline/db/schema/project-invitations';
import { requireOwner } from '../access';
import { hashSecretToken, newSecretToken } from '../account';
import type { ServiceContext } from '../context';

const invitationDays = 7;

/**
 * The token is returned once and stored as a hash; whoever holds it may join, or, when an address
 * is given, only the account with that address.
 * @throws PROJECT_NOT_FOUND, FORBIDDEN
 */
export async function inviteMember(
  ctx: ServiceContext,
  input: { projectId: ProjectId; email?: string; role: ProjectRole },
): Promise<{ invitationId: string; token: string }> {
  await requireOwner(ctx, input.projectId);
  const token = newSecretToken();
  const invitationId = ctx.newId();
  const now = ctx.clock();
  await ctx.db.insert(projectInvitations).values({
    id: invitationId,
    projectId: input.projectId,
    email: input.email?.toLowerCase() ?? null,
    role: input.role,
    tokenHash: hashSecretToken(token),
    createdBy: ctx.actor.userId,
    createdAt: now,
    expiresAt: new Date(now.getTime() + invitationDays * 24 * 60 * 60 * 1_000),
  });
  return { invitationId, token };
}
