import type { ProjectId } from '@planline/contracts/ids';
import type { ProjectView } from '@planline/contracts/project';
import { projects } from '@planline/db/schema/projects';
import { eq } from 'drizzle-orm';
import { requireOwner } from '../access';
import type { ServiceContext } from '../context';
import { getProject } from './get-project';

/** @throws PROJECT_NOT_FOUND, FORBIDDEN */
export async function renameProject(
  ctx: ServiceContext,
  projectId: ProjectId,
  name: string,
): Promise<ProjectView> {
  await requireOwner(ctx, projectId);
  await ctx.db
    .update(projects)
    .set({ name, updatedAt: ctx.clock() })
    .where(eq(projects.id, projectId));
  return getProject(ctx, projectId);
}
