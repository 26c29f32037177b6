import { DomainError } from '@planline/contracts/domain-error';
import type { ProjectId } from '@planline/contracts/ids';
import { type ProjectRole, projectRoleSchema } from '@planline/contracts/project';
import { builtOnce } from '@planline/db/built-once';
import type { DatabaseReader } from '@planline/db/client';
import { projectMembers } from '@planline/db/schema/project-members';
import { projects } from '@planline/db/schema/projects';
import { and, eq, exists, type SQL, sql } from 'drizzle-orm';
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
  const [member] = await roleOf(ctx.db).execute({ projectId, userId: ctx.actor.userId });
  if (!member) throw new DomainError('PROJECT_NOT_FOUND', {});
  return { role: projectRoleSchema.parse(member.role) };
}

const roleOf = builtOnce((db) =>
  db
    .select({ role: projectMembers.role })
    .from(projectMembers)
    .where(
      and(
        eq(projectMembers.projectId, sql.placeholder('projectId')),
        eq(projectMembers.userId, sql.placeholder('userId')),
      ),
    )
    .prepare('role_of'),
);

/** The same check as a condition on `projects`, for the person in the placeholder `userId`. */
export function isMemberOfProject(db: DatabaseReader): SQL {
  return exists(
    db
      .select({ role: projectMembers.role })
      .from(projectMembers)
      .where(
        and(
          eq(projectMembers.projectId, projects.id),
          eq(projectMembers.userId, sql.placeholder('userId')),
        ),
      ),
  );
}
