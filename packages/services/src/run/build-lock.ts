import { DomainError } from '@planline/contracts/domain-error';
import { type BuildId, buildIdSchema, type ProjectId } from '@planline/contracts/ids';
import type { DatabaseReader } from '@planline/db/client';
import { runs } from '@planline/db/schema/runs';
import { and, eq, or } from 'drizzle-orm';
import type { RunRow } from './held-run';

export interface BuildLock {
  buildId: BuildId;
  since: Date;
}

/**
 * The build that keeps the chat closed, by the project's open runs: a running build whose lease is over
 * locks nothing, even before the sweep has seen it.
 */
export function buildLockOf(open: readonly RunRow[], now: Date): BuildLock | null {
  const build = open.find(
    (run) =>
      run.kind === 'build' &&
      (run.status === 'queued' || (run.leaseUntil !== null && run.leaseUntil > now)),
  );
  return build ? { buildId: buildIdSchema.parse(build.buildId), since: build.queuedAt } : null;
}

/** @throws BUILD_IN_PROGRESS with the build that is active, whether its lease still holds or not */
export async function requireNoActiveBuild(
  db: DatabaseReader,
  projectId: ProjectId,
): Promise<void> {
  const [row] = await db
    .select({ buildId: runs.buildId })
    .from(runs)
    .where(
      and(
        eq(runs.projectId, projectId),
        eq(runs.kind, 'build'),
        or(eq(runs.status, 'queued'), eq(runs.status, 'running')),
      ),
    );
  if (row) throw new DomainError('BUILD_IN_PROGRESS', { buildId: row.buildId ?? '' });
}
