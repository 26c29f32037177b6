import { runIdSchema } from '@planline/contracts/ids';
import { type JobName, jobPayloads } from '@planline/contracts/job';
import { enqueueJob } from '@planline/db/jobs';
import { sql } from 'drizzle-orm';
import type { WorkerContext } from '../context';

/** Longer than any queue needs to start a job that it has. */
const stalledAfterMs = 20_000;

/**
 * Enqueues again what waits without a job: the worker that had taken the job may have died before it
 * claimed the run, and a queue gives such a job back only after hours; or the job has failed for good. Claiming is by compare-and-set,
 * so one job too many does no harm.
 */
export async function wakeStalledRuns(ctx: WorkerContext): Promise<{ woken: number }> {
  const before = new Date(ctx.clock().getTime() - stalledAfterMs).toISOString();
  const stalled = await ctx.db.execute<{ id: string; kind: 'plan' | 'build' }>(sql`
    SELECT DISTINCT ON (waiting.project_id, waiting.kind) waiting.id, waiting.kind
    FROM runs AS waiting
    WHERE waiting.status = 'queued'
      AND waiting.queued_at < ${before}::timestamptz
      AND NOT EXISTS (
        SELECT FROM runs AS busy
        WHERE busy.project_id = waiting.project_id AND busy.kind = waiting.kind
          AND busy.status = 'running')
      AND NOT EXISTS (
        SELECT FROM graphile_worker.jobs AS job
        WHERE job.key = waiting.id AND job.locked_at IS NULL AND job.attempts < job.max_attempts)
    ORDER BY waiting.project_id, waiting.kind, waiting.queued_at, waiting.id`);
  for (const { id, kind } of stalled) {
    const runId = runIdSchema.parse(id);
    const name = `execute-${kind}-run` as const satisfies JobName;
    await enqueueJob(ctx.db, name, jobPayloads[name].parse({ runId }), { jobKey: runId });
    ctx.logger.warn({ runId }, 'a waiting run had no job');
  }
  return { woken: stalled.length };
}
