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
import { countPlanRunsAhead } from './run-view';

/** A queued plan run, its first event and its job: all of it or, with the transaction, nothing. */
export async function queuePlanRun(
  tx: Transaction,
  ctx: Pick<Dependencies, 'clock' | 'newId'>,
  run: { projectId: ProjectId; messageId: MessageId; sessionId: string; userId: UserId },
): Promise<{ runId: RunId; ahead: number }> {
  const runId = runIdSchema.parse(ctx.newId());
  const ahead = await countPlanRunsAhead(tx, run.projectId);
  await tx.insert(runs).values({ ...run, id: runId, kind: 'plan', queuedAt: ctx.clock() });
  await appendRunEvents(tx, { runId, epoch: null, bodies: [{ type: 'run-queued', ahead }] });
  // Only the next one has work to do; each run that ends wakes the one behind it.
  if (ahead === 0) await enqueueJob(tx, 'execute-plan-run', { runId }, { jobKey: runId });
  return { runId, ahead };
}
