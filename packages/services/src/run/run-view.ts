import type { ProjectId } from '@planline/contracts/ids';
import { type RunView, runViewSchema } from '@planline/contracts/run-event';
import { builtOnce } from '@planline/db/built-once';
import type { DatabaseReader } from '@planline/db/client';
import { runs } from '@planline/db/schema/runs';
import { and, asc, eq, inArray, sql } from 'drizzle-orm';
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

/** Queued and running runs of a project, oldest first: what may go on, and in which order, follows from them. */
export async function loadOpenRuns(db: DatabaseReader, projectId: ProjectId): Promise<RunRow[]> {
  return openRuns(db).execute({ projectId });
}

const openRuns = builtOnce((db) =>
  db
    .select()
    .from(runs)
    .where(
      and(
        eq(runs.projectId, sql.placeholder('projectId')),
        inArray(runs.status, ['queued', 'running']),
      ),
    )
    .orderBy(asc(runs.queuedAt), asc(runs.id))
    .prepare('open_runs'),
);

/** As readers see them: plan runs know how many plan runs come before them. */
export function toRunViews(open: readonly RunRow[]): RunView[] {
  let planRuns = 0;
  return open.map((row) => toRunView(row, row.kind === 'plan' ? planRuns++ : 0));
}
