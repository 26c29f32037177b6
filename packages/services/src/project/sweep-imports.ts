import { DomainError } from '@planline/contracts/domain-error';
import { projects } from '@planline/db/schema/projects';
import { and, eq, lt, sql } from 'drizzle-orm';
import type { Dependencies } from '../context';
import { importJobKey } from './start-import';

/** A worker that imports renews `updated_at` far more often than this. */
const lostAfterMs = 10 * 60 * 1_000;

/**
 * Imports whose worker died say so instead of going on for ever; cheap enough to run with every sweep.
 * One whose job still waits for a worker is not lost, however long nothing was running.
 * @returns how many were given up
 */
export async function sweepImports(ctx: Pick<Dependencies, 'db' | 'clock'>): Promise<number> {
  const now = ctx.clock();
  const lost = await ctx.db
    .update(projects)
    .set({
      status: 'failed',
      error: new DomainError('IMPORT_FAILED', { reason: 'interrupted' }).toView(),
      updatedAt: now,
    })
    .where(
      and(
        eq(projects.status, 'importing'),
        lt(projects.updatedAt, new Date(now.getTime() - lostAfterMs)),
        sql`not exists (
          select from graphile_worker.jobs
          where key = ${importJobKey('')} || ${projects.id} and locked_at is null
        )`,
      ),
    )
    .returning({ id: projects.id });
  return lost.length;
}
