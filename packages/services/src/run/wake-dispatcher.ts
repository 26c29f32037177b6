import type { ProjectId } from '@planline/contracts/ids';
import { enqueueJob } from '@planline/db/jobs';
import type { Transaction } from '../context';

/** Sends what waited for a build; belongs into every transaction that ends one. */
export async function wakeDispatcher(tx: Transaction, projectId: ProjectId): Promise<void> {
  await enqueueJob(
    tx,
    'dispatch-queued-messages',
    { projectId },
    { jobKey: `dispatch-queued-messages:${projectId}` },
  );
}
