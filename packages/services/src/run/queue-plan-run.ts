import type { MessageId, ProjectId, RunId, UserId } from '@planline/contracts/ids';
import type { RunEventBody } from '@planline/contracts/run-event';
import { enqueueJob } from '@planline/db/jobs';
import { sql } from 'drizzle-orm';
import type { Transaction } from '../context';

export interface NewPlanRun {
  runId: RunId;
  projectId: ProjectId;
  messageId: MessageId;
  sessionId: string;
  userId: UserId;
  queuedAt: Date;
}

/**
 * A queued plan run with its first event, in one statement, and its job when it is its turn: only the next
 * one has work to do, and each run that ends wakes the one behind it. Readers hear of it with the message.
 */
export async function queuePlanRun(tx: Transaction, run: NewPlanRun, ahead: number): Promise<void> {
  const { runId } = run;
  const first: RunEventBody = { type: 'run-queued', ahead };
  await Promise.all([
    tx.execute(sql`
      WITH queued AS (
        INSERT INTO runs (id, project_id, kind, message_id, session_id, user_id, queued_at, last_seq)
        VALUES (${runId}, ${run.projectId}, 'plan', ${run.messageId}, ${run.sessionId}, ${run.userId},
                ${run.queuedAt.toISOString()}::timestamptz, 1)
        RETURNING id, project_id
      )
      INSERT INTO run_events (run_id, seq, project_id, type, payload)
      SELECT id, 1, project_id, ${first.type}, ${JSON.stringify(first)}::text::jsonb FROM queued`),
    ahead === 0 ? enqueueJob(tx, 'execute-plan-run', { runId }, { jobKey: runId }) : null,
  ]);
}
