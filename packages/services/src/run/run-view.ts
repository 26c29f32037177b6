import type { ProjectId } from '@planline/contracts/ids';
import { type RunView, runViewSchema } from '@planline/contracts/run-event';
import type { DatabaseReader } from '@planline/db/client';
import { runs } from '@planline/db/schema/runs';
import { and, asc, count, eq, inArray } from 'drizzle-orm';
import type { RunRow } from './held-run';

export function toRunView(row: RunRow, ahead: number): RunView {
  return runViewSchema.parse({
    runId: row.id,
    kind: row.kind,
    status: row.status,
    messageId: row.messageId,
    buildId: row.buildId,
    engine: row.engine,
    ahead,
    queuedAt: row.queuedAt.toISOString(),
    startedAt: row.startedAt?.toISOString() ?? null,
    cancelRequested: row.cancelRequestedAt !== null,
  });
}

/** Queued and running runs of a project, oldest first; plan runs know how many plan runs come before them. */
export async function listActiveRuns(db: DatabaseReader, projectId: ProjectId): Promise<RunView[]> {
  const rows = await db
    .select()
    .from(runs)
    .where(and(eq(runs.projectId, projectId), inArray(runs.status, ['queued', 'running'])))
    .orderBy(asc(runs.queuedAt), asc(runs.id));
  let planRuns = 0;
  return rows.map((row) => toRunView(row, row.kind === 'plan' ? planRuns++ : 0));
}

/** How many plan runs would come before a new one. */
export async function countPlanRunsAhead(
  db: DatabaseReader,
  projectId: ProjectId,
): Promise<number> {
  const [active] = await db
    .select({ runs: count() })
    .from(runs)
    .where(
      and(
        eq(runs.projectId, projectId),
        eq(runs.kind, 'plan'),
        inArray(runs.status, ['queued', 'running']),
      ),
    );
  return active?.runs ?? 0;
}
