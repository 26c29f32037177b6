import { DomainError } from '@planline/contracts/domain-error';
import { type ProjectRole, projectRoleSchema } from '@planline/contracts/project';
import { projectInvitations } from '@planline/db/schema/project-invitations';
import { projects } from '@planline/db/schema/projects';
import { user } from '@planline/db/schema/user';
import { and, eq, gt, isNull } from 'drizzle-orm';
import { hashSecretToken } from '../account';
import type { Dependencies } from '../context';

export interface InvitationPreview {
  projectName: string;
  role: ProjectRole;
  invitedBy: string;
  /** The only address that may accept; null: whoever holds the link. */
  email: string | null;
}

/**
 * What the page behind the link says before anybody signs in; the token is the right to read it.
 * @throws INVITATION_INVALID for unknown, accepted, revoked and expired ones alike
 */
export async function getInvitation(
  deps: Pick<Dependencies, 'db' | 'clock'>,
  token: string,
): Promise<InvitationPreview> {
  const [row] = await deps.db
    .select({
      projectName: projects.name,
      role: projectInvitations.role,
      invitedBy: user.name,
      email: projectInvitations.email,
    })
    .from(projectInvitations)
    .innerJoin(projects, eq(projects.id, projectInvitations.projectId))
    .innerJoin(user, eq(user.id, projectInvitations.createdBy))
    .where(
      and(
        eq(projectInvitations.tokenHash, hashSecretToken(token)),
        isNull(projectInvitations.acceptedAt),
        isNull(projectInvitations.revokedAt),
        gt(projectInvitations.expiresAt, deps.clock()),
      ),
    );
  if (!row) throw new DomainError('INVITATION_INVALID', {});
  return { ...row, role: projectRoleSchema.parse(row.role) };
}
