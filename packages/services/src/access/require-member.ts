import { DomainError } from '@planline/contracts/domain-error';
import type { ProjectId } from '@planline/contracts/ids';
import { type ProjectRole, projectRoleSchema } from '@planline/contracts/project';
import type { DatabaseReader } from '@planline/db/client';
import { projectMembers } from '@planline/db/schema/project-members';
import { projects } from '@planline/db/schema/projects';
import { and, eq, exists, type SQL } from 'drizzle-orm';
import type { ServiceContext } from '../context';

export interface Membership {
  role: ProjectRole;
}

/** What the check needs: it works inside of a transaction as well as outside. */
export interface AccessContext {
  actor: ServiceContext['actor'];
  db: DatabaseReader;
}

/**
 * The one membership check. A project that is missing and one that is another's look the same.
 * @throws PROJECT_NOT_FOUND
 */
export async function requireMember(ctx: AccessContext, projectId: ProjectId): Promise<Membership> {
  const { reachableProjects } = ctx.actor;
  if (reachableProjects && !reachableProjects.has(projectId)) {
    throw new DomainError('PROJECT_NOT_FOUND', {});
  }
  const [member] = await ctx.db
    .select({ role: projectMembers.role })
    .from(projectMembers)
    .where(
      and(eq(projectMembers.projectId, projectId), eq(projectMembers.userId, ctx.actor.userId)),
    );
  if (!member) throw new DomainError('PROJECT_NOT_FOUND', {});
  return { role: projectRoleSchema.parse(member.role) };
}

/** The same check as a condition on `projects`: a row of a foreign project is not even locked. */
export function isMemberOfProject({ actor, db }: AccessContext): SQL {
  return exists(
    db
      .select({ role: projectMembers.role })
      .from(projectMembers)
      .where(
        and(eq(projectMembers.projectId, projects.id), eq(projectMembers.userId, actor.userId)),
      ),
  );
}
