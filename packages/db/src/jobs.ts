import { type JobName, type JobPayload, jobPayloads } from '@planline/contracts/job';
import { sql } from 'drizzle-orm';
import type { DatabaseReader } from './client';

export interface JobOptions {
  /** At most one waiting job has this key: adding it again replaces the waiting one. */
  jobKey?: string;
  /** Jobs of one queue run one after the other. */
  queueName?: string;
  runAt?: Date;
  /** Tries in all, the first one included; the queue's default is 25. */
  maxAttempts?: number;
}

/**
 * Adds a job as part of the caller's transaction: it exists exactly when the state that asks for it does.
 * Returns the queue's id of the job.
 */
export async function enqueueJob<N extends JobName>(
  tx: DatabaseReader,
  name: N,
  payload: JobPayload<N>,
  options: JobOptions = {},
): Promise<string> {
  const body = JSON.stringify(jobPayloads[name].parse(payload));
  const rows = await tx.execute<{ id: string }>(sql`
    select id::text as id from graphile_worker.add_job(
      identifier => ${name}::text,
      payload => ${body}::json,
      queue_name => ${options.queueName ?? null}::text,
      run_at => ${options.runAt?.toISOString() ?? null}::timestamptz,
      max_attempts => ${options.maxAttempts ?? null}::int,
      job_key => ${options.jobKey ?? null}::text
    )`);
  const id = rows[0]?.id;
  if (id === undefined) throw new Error(`the queue took no job ${name}`);
  return id;
}
