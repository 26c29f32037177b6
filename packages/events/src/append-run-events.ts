import type { RunEventBody } from '@planline/contracts/run-event';
import type { Database, Transaction } from '@planline/db/client';
import { is, sql } from 'drizzle-orm';
import { PgTransaction } from 'drizzle-orm/pg-core';
import { hintAfterCommit } from './hint-after-commit';
import { projectChannel } from './notification-listener';

export interface AppendInput {
  runId: string;
  /** The epoch that the writer holds; null for verbs that act on the run from outside in its own transaction. */
  epoch: number | null;
  /** The worker that writes; whoever else holds the run, even in the same epoch, is another one. */
  workerId?: string | null;
  bodies: readonly RunEventBody[];
  /**
   * The hint goes with the commit instead of after it: readers hear a round trip earlier, and everybody who
   * commits with a hint at that moment waits for this one. For what somebody sits and waits for.
   */
  isUrgent?: boolean;
}

export type AppendResult = { fenced: false; firstSeq: number; lastSeq: number } | { fenced: true };

/**
 * Appends to a run's log in one statement: the numbers come from the run's own row, so they are dense and
 * two writers take turns on its lock. `fenced` means that another worker holds the run (or that it is
 * gone) and nothing was written. With a transaction the events commit with it, and so does the hint to
 * readers; else the hint follows the commit.
 */
export async function appendRunEvents(
  db: Database | Transaction,
  { runId, epoch, workerId = null, bodies, isUrgent = false }: AppendInput,
): Promise<AppendResult> {
  if (bodies.length === 0) throw new Error('appendRunEvents: nothing to append');
  const hintsWithCommit = isUrgent || isTransaction(db);
  const hint = hintsWithCommit ? sql`, pg_notify(${projectChannel}, project_id)` : sql``;
  const rows = await db.execute<{ last_seq: number; project_id: string }>(sql`
    WITH numbered AS (
      UPDATE runs SET last_seq = last_seq + ${bodies.length}::int
      WHERE id = ${runId} AND (${epoch}::int IS NULL OR epoch = ${epoch}::int)
        AND (${workerId}::text IS NULL OR worker_id = ${workerId}::text)
      RETURNING id, project_id, last_seq
    ), written AS (
      INSERT INTO run_events (run_id, seq, project_id, type, payload)
      SELECT numbered.id,
             numbered.last_seq - ${bodies.length}::int + event.place::int,
             numbered.project_id,
             event.body->>'type',
             event.body
      FROM numbered,
           jsonb_array_elements(${JSON.stringify(bodies)}::text::jsonb) WITH ORDINALITY AS event(body, place)
    )
    SELECT last_seq, project_id${hint} FROM numbered`);
  const [row] = rows;
  if (!row) return { fenced: true };
  const lastSeq = row.last_seq;
  if (!hintsWithCommit && !isTransaction(db)) hintAfterCommit(db, row.project_id);
  return { fenced: false, firstSeq: lastSeq - bodies.length + 1, lastSeq };
}

const isTransaction = (db: Database | Transaction): db is Transaction => is(db, PgTransaction);
