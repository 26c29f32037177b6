import { DomainError } from '@planline/contracts/domain-error';
import { type ProjectId, projectIdSchema } from '@planline/contracts/ids';
import { type ProjectView, projectRoleSchema } from '@planline/contracts/project';
import { projectInvitations } from '@planline/db/schema/project-invitations';
import { projectMembers } from '@planline/db/schema/project-members';
import { user } from '@planline/db/schema/user';
import { and, eq, gt, isNull, sql } from 'drizzle-orm';
import { hashSecretToken } from '../account';
import type { ServiceContext } from '../context';
import { getProject } from './get-project';

/**
 * Joins the project once: the guarded update lets one account through, and the same account again
 * gets the same project. A member keeps the role that he has.
 * @throws INVITATION_INVALID
 */
export async function acceptInvitation(ctx: ServiceContext, token: string): Promise<ProjectView> {
  const tokenHash = hashSecretToken(token);
  const joined = (await joinByInvitation(ctx, tokenHash)) ?? (await joinedBefore(ctx, tokenHash));
  if (!joined) throw new DomainError('INVITATION_INVALID', {});
  return getProject(ctx, joined);
}

async function joinByInvitation(ctx: ServiceContext, tokenHash: string): Promise<ProjectId | null> {
  const now = ctx.clock();
  const { userId } = ctx.actor;
  return ctx.db.transaction(async (tx) => {
    const myEmail = tx.select({ email: user.email }).from(user).where(eq(user.id, userId));
    const [taken] = await tx
      .update(projectInvitations)
      .set({ acceptedAt: now, acceptedBy: userId })
      .where(
        and(
          eq(projectInvitations.tokenHash, tokenHash),
          isNull(projectInvitations.acceptedAt),
          isNull(projectInvitations.revokedAt),
          gt(projectInvitations.expiresAt, now),
          sql`(${projectInvitations.email} is null or ${projectInvitations.email} = (${myEmail}))`,
        ),
      )
      .returning({ projectId: projectInvitations.projectId, role: projectInvitations.role });
    if (!taken) return null;
    const projectId = projectIdSchema.parse(taken.projectId);
    await tx
      .insert(projectMembers)
      .values({ projectId, userId, role: projectRoleSchema.parse(taken.role), createdAt: now })
      .onConflictDoNothing();
    return projectId;
  });
}

async function joinedBefore(ctx: ServiceContext, tokenHash: string): Promise<ProjectId | null> {
  const [accepted] = await ctx.db
    .select({ projectId: projectInvitations.projectId })
    .from(projectInvitations)
    .innerJoin(
      projectMembers,
      and(
        eq(projectMembers.projectId, projectInvitations.projectId),
        eq(projectMembers.userId, ctx.actor.userId),
      ),
    )
    .where(
      and(
        eq(projectInvitations.tokenHash, tokenHash),
        eq(projectInvitations.acceptedBy, ctx.actor.userId),
      ),
    );
  return accepted ? projectIdSchema.parse(accepted.projectId) : null;
}
