import { projectIdSchema, runIdSchema } from '@planline/contracts/ids';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { enqueueJob } from './jobs';
import { createTestDatabase, type TestDatabase } from './testing/test-database';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

const runId = runIdSchema.parse('01HZZZZZZZZZZZZZZZZZZZZZ01');
const projectId = projectIdSchema.parse('p1');

interface StoredJob extends Record<string, unknown> {
  task_identifier: string;
  payload: string;
  key: string | null;
  queue_name: string | null;
  max_attempts: number;
}
const jobs = () =>
  database.db.execute<StoredJob>(sql`
    select task.identifier as task_identifier, job.payload::text as payload, job.key, queue.queue_name, job.max_attempts
      from graphile_worker._private_jobs job
      join graphile_worker._private_tasks task on task.id = job.task_id
      left join graphile_worker._private_job_queues queue on queue.id = job.job_queue_id
     order by job.id`);

describe('enqueueJob', () => {
  it('adds the job with the transaction that asks for it, and not without', async () => {
    await database.db
      .transaction(async (tx) => {
        await enqueueJob(tx, 'execute-plan-run', { runId });
        throw new Error('undo');
      })
      .catch(() => {});
    expect(await jobs()).toHaveLength(0);
    await database.db.transaction((tx) =>
      enqueueJob(tx, 'execute-plan-run', { runId }, { queueName: 'p1', maxAttempts: 3 }),
    );
    const [job] = await jobs();
    expect(job).toMatchObject({
      task_identifier: 'execute-plan-run',
      queue_name: 'p1',
      max_attempts: 3,
    });
    expect(JSON.parse(job?.payload ?? '')).toEqual({ runId });
  });

  it('keeps one waiting job for a key', async () => {
    for (let i = 0; i < 3; i += 1) {
      await enqueueJob(
        database.db,
        'dispatch-queued-messages',
        { projectId },
        { jobKey: 'dispatch-p1' },
      );
    }
    const waiting = (await jobs()).filter((job) => job.key === 'dispatch-p1');
    expect(waiting).toHaveLength(1);
  });

  it('refuses a payload of another shape', async () => {
    await expect(
      enqueueJob(database.db, 'execute-plan-run', { runId: 'x' as never }),
    ).rejects.toThrow();
  });
});
