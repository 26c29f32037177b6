import type { ErrorView } from '@planline/contracts/error-code';
import type { RunEventBody } from '@planline/contracts/run-event';
import { runs } from '@planline/db/schema/runs';
import { appendRunEvents } from '@planline/events/append-run-events';
import { and, eq } from 'drizzle-orm';
import type { Transaction } from '../context';
import { storableJson } from '../timeline';
import type { HeldRun } from './held-run';

export interface RunEnd {
  status: 'succeeded' | 'failed' | 'cancelled';
  /** The last event of the run. */
  event: Extract<RunEventBody, { type: 'run-succeeded' | 'run-failed' | 'run-cancelled' }>;
  at: Date;
  error?: ErrorView;
  answerMessageId?: string;
  tokens?: number;
  aiSeconds?: number;
  treeDigestBefore?: string | null;
  treeDigestAfter?: string | null;
}

/**
 * Ends a run that this process holds. False means fenced: another worker has it, and the caller must
 * leave without writing anything else. Call it first in the transaction that stores the outcome.
 */
export async function finishRun(tx: Transaction, held: HeldRun, end: RunEnd): Promise<boolean> {
  const { event, at, ...columns } = storableEnd(end);
  const ended = await tx
    .update(runs)
    .set({ ...columns, finishedAt: at, leaseUntil: null })
    .where(and(eq(runs.id, held.runId), eq(runs.epoch, held.epoch), eq(runs.status, 'running')))
    .returning({ id: runs.id });
  if (ended.length === 0) return false;
  await appendRunEvents(tx, { runId: held.runId, epoch: null, bodies: [event] });
  return true;
}

/** Details of an error may be a program's words. */
function storableEnd(end: RunEnd): RunEnd {
  return {
    ...end,
    event: storableJson(end.event),
    ...(end.error ? { error: storableJson(end.error) } : {}),
  };
}
