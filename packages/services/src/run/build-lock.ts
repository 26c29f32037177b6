import { DomainError } from '@planline/contracts/domain-error';
import { type BuildId, buildIdSchema, type ProjectId } from '@planline/contracts/ids';
import { RUN_LEASE_SECONDS } from '@planline/contracts/limits';
import type { DatabaseReader } from '@planline/db/client';
import { runs } from '@planline/db/schema/runs';
import { and, eq, or } from 'drizzle-orm';
import type { RunRow } from './held-run';

export interface BuildLock {
  buildId: BuildId;
  since: Date;
}

/**
 * The build that keeps the chat closed, by the project's open runs. No lock outlives its lease: a running
 * build whose lease is over locks nothing, even before the sweep has seen it, and one that no worker takes
 * up locks for no longer than a lease lasts.
 */
export function buildLockOf(open: readonly RunRow[], now: Date): BuildLock | null {
  const build = open.find((run) => run.kind === 'build' && lockedUntil(run) > now.getTime());
  return build ? { buildId: buildIdSchema.parse(build.buildId), since: build.queuedAt } : null;
}

function lockedUntil(build: RunRow): number {
  if (build.status === 'running') return build.leaseUntil?.getTime() ?? 0;
  return build.queuedAt.getTime() + RUN_LEASE_SECONDS * 1_000;
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
