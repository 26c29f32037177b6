import {
  type MessageId,
  type ProjectId,
  type RunId,
  runIdSchema,
  type UserId,
} from '@planline/contracts/ids';
import { enqueueJob } from '@planline/db/jobs';
import { runs } from '@planline/db/schema/runs';
import { appendRunEvents } from '@planline/events/append-run-events';
import type { Dependencies, Transaction } from '../context';

/** A queued plan run; in the same transaction `announcePlanRun` makes it known. */
export async function insertQueuedPlanRun(
  tx: Transaction,
  ctx: Pick<Dependencies, 'clock' | 'newId'>,
  run: { projectId: ProjectId; messageId: MessageId; sessionId: string; userId: UserId },
): Promise<RunId> {
  const runId = runIdSchema.parse(ctx.newId());
  await tx.insert(runs).values({ ...run, id: runId, kind: 'plan', queuedAt: ctx.clock() });
  return runId;
}

/** The first event of a queued plan run and, when it is its turn, its job. */
export async function announcePlanRun(tx: Transaction, runId: RunId, ahead: number): Promise<void> {
  await Promise.all([
    appendRunEvents(tx, { runId, epoch: null, bodies: [{ type: 'run-queued', ahead }] }),
    // Only the next one has work to do; each run that ends wakes the one behind it.
    ahead === 0 ? enqueueJob(tx, 'execute-plan-run', { runId }, { jobKey: runId }) : null,
  ]);
}
