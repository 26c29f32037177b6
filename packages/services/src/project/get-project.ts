import { DomainError } from '@planline/contracts/domain-error';
import type { ProjectId } from '@planline/contracts/ids';
import type { ProjectView } from '@planline/contracts/project';
import { projectMembers } from '@planline/db/schema/project-members';
import { projectVersions } from '@planline/db/schema/project-versions';
import { projects } from '@planline/db/schema/projects';
import { and, eq } from 'drizzle-orm';
import { requireMember } from '../access';
import type { ServiceContext } from '../context';
import { projectColumns, projectViewOf, settingsOf } from './project-row';

/** @throws PROJECT_NOT_FOUND */
export async function getProject(ctx: ServiceContext, projectId: ProjectId): Promise<ProjectView> {
  await requireMember(ctx, projectId);
  const [row] = await ctx.db
    .select(projectColumns)
    .from(projects)
    .innerJoin(
      projectMembers,
      and(eq(projectMembers.projectId, projects.id), eq(projectMembers.userId, ctx.actor.userId)),
    )
    .leftJoin(projectVersions, eq(projectVersions.versionId, projects.currentVersionId))
    .where(eq(projects.id, projectId));
  // Removed, or the membership ended, between the two reads.
  if (!row) throw new DomainError('PROJECT_NOT_FOUND', {});
  return projectViewOf(row, await ctx.engines.choose(settingsOf(row.config).enginePreference));
}
