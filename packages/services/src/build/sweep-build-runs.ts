import { projectBuildMetrics } from '@planline/db/schema/project-build-metrics';
import { removeWorktree, sweepWorktrees } from '@planline/engine/workspace/worktrees';
import { inArray } from 'drizzle-orm';
import type { WorkerContext } from '../context';
import { listLostRuns } from '../run';
import { interruptBuild } from './end-build';

/** Ends the builds of dead workers, so that no lock outlives its lease by more than a sweep. */
export async function sweepBuildRuns(ctx: WorkerContext): Promise<{ interrupted: number }> {
  let interrupted = 0;
  for (const lost of await listLostRuns(ctx.db, 'build', ctx.clock())) {
    const { runId, projectId, row } = lost;
    try {
      if (!(await interruptBuild(ctx, lost))) continue;
      interrupted += 1;
      ctx.logger.warn({ runId, workerId: row.workerId }, 'build interrupted');
      await removeWorktree(ctx.storage, projectId, row.buildId ?? '');
    } catch (error) {
      // One that cannot be ended must not keep the others, and their projects, from it.
      ctx.logger.error({ runId, err: error }, 'a lost build could not be swept');
    }
  }
  return { interrupted };
}

/** At the start of a worker: removes the folders of builds that ended while nobody was there to do it. */
export async function removeLeftWorktrees(ctx: WorkerContext): Promise<void> {
  const active = await ctx.db
    .select({ buildId: projectBuildMetrics.buildId })
    .from(projectBuildMetrics)
    .where(inArray(projectBuildMetrics.status, ['queued', 'running']));
  const ids = new Set(active.map(({ buildId }) => buildId));
  await sweepWorktrees(ctx.storage, (buildId) => ids.has(buildId));
}
