import type { ProjectId } from '@planline/contracts/ids';
import type { ProjectSettings, ProjectView } from '@planline/contracts/project';
import { projects } from '@planline/db/schema/projects';
import { eq, sql } from 'drizzle-orm';
import { requireOwner } from '../access';
import type { ServiceContext } from '../context';
import { getProject } from './get-project';

/**
 * Changes the named settings and leaves the others: two owners who change different ones at the
 * same time both win.
 * @throws PROJECT_NOT_FOUND, FORBIDDEN
 */
export async function updateProjectSettings(
  ctx: ServiceContext,
  projectId: ProjectId,
  settings: Partial<ProjectSettings>,
): Promise<ProjectView> {
  await requireOwner(ctx, projectId);
  const changes = JSON.stringify(settings);
  await ctx.db
    .update(projects)
    .set({
      config: sql`coalesce(${projects.config}, '{}'::jsonb) || ${changes}::jsonb`,
      updatedAt: ctx.clock(),
    })
    .where(eq(projects.id, projectId));
  return getProject(ctx, projectId);
}
