import { DomainError } from '@planline/contracts/domain-error';
import type { ProjectId, RunId } from '@planline/contracts/ids';
import type { RunView } from '@planline/contracts/run-event';
import { runs } from '@planline/db/schema/runs';
import { and, eq } from 'drizzle-orm';
import { requireMember } from '../access';
import type { ServiceContext } from '../context';
import { loadOpenRuns, toRunView, toRunViews } from './run-view';

/** @throws PROJECT_NOT_FOUND, NOT_FOUND */
export async function getRun(
  ctx: ServiceContext,
  { projectId, runId }: { projectId: ProjectId; runId: RunId },
): Promise<RunView> {
  await requireMember(ctx, projectId);
  const active = toRunViews(await loadOpenRuns(ctx.db, projectId));
  const waiting = active.find((run) => run.runId === runId);
  if (waiting) return waiting;
  const [row] = await ctx.db
    .select()
    .from(runs)
    .where(and(eq(runs.id, runId), eq(runs.projectId, projectId)));
  if (!row) throw new DomainError('NOT_FOUND', {});
  return toRunView(row, 0);
}
