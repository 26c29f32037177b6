import { notCharged, type Receipt } from '@planline/contracts/billing';
import type { EngineKind } from '@planline/contracts/engine';
import type { ErrorView } from '@planline/contracts/error-code';
import type { RunEventBody } from '@planline/contracts/run-event';
import { runs } from '@planline/db/schema/runs';
import type { OperationType } from '@planline/db/schema/user-ai-time-consumption';
import { appendRunEvents } from '@planline/events/append-run-events';
import { and, eq } from 'drizzle-orm';
import { aiSecondsOf, releaseHold, settleHold } from '../billing';
import type { Dependencies, Transaction } from '../context';
import { storableJson } from '../timeline';
import type { HeldRun } from './held-run';

/** What a person got of a run, and what it took: that is what they pay for. */
export interface Delivery {
  engine: EngineKind;
  operation: OperationType;
  aiMs: number;
}

export interface RunEnd {
  status: 'succeeded' | 'failed' | 'cancelled';
  /** The last event of the run. */
  event: Extract<RunEventBody, { type: 'run-succeeded' | 'run-failed' | 'run-cancelled' }>;
  at: Date;
  /** Null when there is nothing to pay for. */
  delivered: Delivery | null;
  error?: ErrorView;
  answerMessageId?: string;
  tokens?: number;
  treeDigestBefore?: string | null;
  treeDigestAfter?: string | null;
}

/**
 * Ends a run that this process holds, and with it what was set aside for it: charged when it delivered
 * something, given back when not. Null means fenced: another worker has it, and the caller must leave
 * without writing anything else. Call it first in the transaction that stores the outcome.
 */
export async function finishRun(
  tx: Transaction,
  ctx: Pick<Dependencies, 'billing'>,
  held: HeldRun,
  end: RunEnd,
): Promise<Receipt | null> {
  const { event, at, delivered, ...columns } = storableEnd(end);
  const ended = await tx
    .update(runs)
    .set({
      ...columns,
      ...(delivered ? { aiSeconds: aiSecondsOf(delivered.aiMs) } : {}),
      finishedAt: at,
      leaseUntil: null,
    })
    .where(and(eq(runs.id, held.runId), eq(runs.epoch, held.epoch), eq(runs.status, 'running')))
    .returning({ id: runs.id });
  if (ended.length === 0) return null;
  await appendRunEvents(tx, { runId: held.runId, epoch: null, bodies: [event] });
  const { runId, projectId, row } = held;
  if (delivered) {
    return settleHold(tx, ctx.billing, { runId, projectId, userId: row.userId, at, ...delivered });
  }
  await releaseHold(tx, runId, at);
  return notCharged;
}

/** Details of an error may be a program's words. */
function storableEnd(end: RunEnd): RunEnd {
  return {
    ...end,
    event: storableJson(end.event),
    ...(end.error ? { error: storableJson(end.error) } : {}),
  };
}
