import { DomainError } from '@planline/contracts/domain-error';
import { type BuildId, buildIdSchema, type ProjectId } from '@planline/contracts/ids';
import type { DatabaseReader } from '@planline/db/client';
import { runs } from '@planline/db/schema/runs';
import { and, eq, gt, or } from 'drizzle-orm';

export interface BuildLock {
  buildId: BuildId;
  since: Date;
}

/**
 * The build that keeps the chat closed. It is read from the run itself: a running build whose lease is
 * over locks nothing, even before the sweep has seen it.
 */
export async function findBuildLock(
  db: DatabaseReader,
  projectId: ProjectId,
  now: Date,
): Promise<BuildLock | null> {
  const [row] = await db
    .select({ buildId: runs.buildId, queuedAt: runs.queuedAt })
    .from(runs)
    .where(
      and(
        eq(runs.projectId, projectId),
        eq(runs.kind, 'build'),
        or(eq(runs.status, 'queued'), and(eq(runs.status, 'running'), gt(runs.leaseUntil, now))),
      ),
    );
  return row ? { buildId: buildIdSchema.parse(row.buildId), since: row.queuedAt } : null;
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
