import { type ProjectId, userIdSchema } from '@planline/contracts/ids';
import {
  type InvitationView,
  type MemberView,
  projectRoleSchema,
} from '@planline/contracts/project';
import { projectInvitations } from '@planline/db/schema/project-invitations';
import { projectMembers } from '@planline/db/schema/project-members';
import { user } from '@planline/db/schema/user';
import { and, asc, eq, gt, isNull } from 'drizzle-orm';
import { requireMember } from '../access';
import type { ServiceContext } from '../context';

/**
 * Members by the time they joined; open invitations for owners only, who alone can revoke them.
 * @throws PROJECT_NOT_FOUND
 */
export async function listMembers(
  ctx: ServiceContext,
  projectId: ProjectId,
): Promise<{ members: MemberView[]; invitations: InvitationView[] }> {
  const { role } = await requireMember(ctx, projectId);
  const [members, invitations] = await Promise.all([
    readMembers(ctx, projectId),
    role === 'owner' ? readOpenInvitations(ctx, projectId) : [],
  ]);
  return { members, invitations };
}

async function readMembers(ctx: ServiceContext, projectId: ProjectId): Promise<MemberView[]> {
  const rows = await ctx.db
    .select({
      userId: user.id,
      name: user.name,
      email: user.email,
      role: projectMembers.role,
      joinedAt: projectMembers.createdAt,
    })
    .from(projectMembers)
    .innerJoin(user, eq(user.id, projectMembers.userId))
    .where(eq(projectMembers.projectId, projectId))
    .orderBy(asc(projectMembers.createdAt), asc(user.id));
  return rows.map((row) => ({
    ...row,
    userId: userIdSchema.parse(row.userId),
    role: projectRoleSchema.parse(row.role),
    joinedAt: row.joinedAt.toISOString(),
  }));
}

async function readOpenInvitations(
  ctx: ServiceContext,
  projectId: ProjectId,
): Promise<InvitationView[]> {
  const rows = await ctx.db
    .select()
    .from(projectInvitations)
    .where(
      and(
        eq(projectInvitations.projectId, projectId),
        isNull(projectInvitations.acceptedAt),
        isNull(projectInvitations.revokedAt),
        gt(projectInvitations.expiresAt, ctx.clock()),
      ),
    )
    .orderBy(asc(projectInvitations.createdAt), asc(projectInvitations.id));
  return rows.map((row) => ({
    invitationId: row.id,
    email: row.email,
    role: projectRoleSchema.parse(row.role),
    createdAt: row.createdAt.toISOString(),
    expiresAt: row.expiresAt.toISOString(),
  }));
}
