import { type ProjectId, runIdSchema } from '@planline/contracts/ids';
import { enqueueJob } from '@planline/db/jobs';
import { runs } from '@planline/db/schema/runs';
import { and, asc, eq } from 'drizzle-orm';
import type { Transaction } from '../context';

/** Enqueues the project's oldest waiting plan run; belongs into every transaction that ends one. */
export async function wakeNextPlanRun(tx: Transaction, projectId: ProjectId): Promise<void> {
  const [next] = await tx
    .select({ id: runs.id })
    .from(runs)
    .where(and(eq(runs.projectId, projectId), eq(runs.kind, 'plan'), eq(runs.status, 'queued')))
    .orderBy(asc(runs.queuedAt), asc(runs.id))
    .limit(1);
  if (!next) return;
  const runId = runIdSchema.parse(next.id);
  await enqueueJob(tx, 'execute-plan-run', { runId }, { jobKey: runId });
}
