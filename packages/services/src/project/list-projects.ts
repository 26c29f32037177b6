import type { ProjectView } from '@planline/contracts/project';
import { projectMembers } from '@planline/db/schema/project-members';
import { projectVersions } from '@planline/db/schema/project-versions';
import { projects } from '@planline/db/schema/projects';
import { desc, eq } from 'drizzle-orm';
import type { ServiceContext } from '../context';
import { projectColumns, projectViewOf, settingsOf } from './project-row';

/** Bounds the page; far above what one person works on. */
const maxProjects = 500;

/** The actor's projects, the latest changed first. */
export async function listProjects(ctx: ServiceContext): Promise<ProjectView[]> {
  const rows = await ctx.db
    .select(projectColumns)
    .from(projectMembers)
    .innerJoin(projects, eq(projects.id, projectMembers.projectId))
    .leftJoin(projectVersions, eq(projectVersions.versionId, projects.currentVersionId))
    .where(eq(projectMembers.userId, ctx.actor.userId))
    .orderBy(desc(projects.updatedAt), desc(projects.id))
    .limit(maxProjects);
  return Promise.all(
    rows.map(async (row) =>
      projectViewOf(row, await ctx.engines.choose(settingsOf(row.config).enginePreference)),
    ),
  );
}
