import { rm } from 'node:fs/promises';
import type { ProjectId } from '@planline/contracts/ids';
import { projectVersions } from '@planline/db/schema/project-versions';
import { projects } from '@planline/db/schema/projects';
import { runs } from '@planline/db/schema/runs';
import { eq } from 'drizzle-orm';
import { requireOwner } from '../access';
import { releaseProjectHolds } from '../billing';
import type { ServiceContext } from '../context';
import { lockProject } from '../timeline';

/**
 * The project, its history, its files, its artifacts and its previews. Work that still runs finds its
 * rows gone and stops; the files go after the commit, so that a failed removal removes nothing.
 * @throws PROJECT_NOT_FOUND, FORBIDDEN
 */
export async function removeProject(ctx: ServiceContext, projectId: ProjectId): Promise<void> {
  const versionIds = await ctx.db.transaction(async (tx) => {
    await requireOwner({ ...ctx, db: tx }, projectId);
    await lockProject(tx, projectId);
    // In the order of all others, project then runs: a worker that holds its run's row still needs the project's.
    await tx.select({ id: runs.id }).from(runs).where(eq(runs.projectId, projectId)).for('update');
    const versions = await tx
      .select({ versionId: projectVersions.versionId })
      .from(projectVersions)
      .where(eq(projectVersions.projectId, projectId));
    await releaseProjectHolds(tx, projectId, ctx.clock());
    await tx.delete(projects).where(eq(projects.id, projectId));
    return versions.map(({ versionId }) => versionId);
  });
  await ctx.storage.removeProject(projectId);
  for (const versionId of versionIds) {
    await rm(ctx.storage.artifact(versionId), { force: true });
    await rm(ctx.storage.preview(versionId), { recursive: true, force: true });
  }
}
