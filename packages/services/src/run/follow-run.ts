import type { ProjectId, RunId } from '@planline/contracts/ids';
import type { RunEvent } from '@planline/contracts/run-event';
import { tailRun } from '@planline/events/tail-run';
import type { ServiceContext } from '../context';
import { getRun } from './get-run';

/**
 * The events of a run after `afterSeq`, each once and in order; ends with the run or on abort.
 * @throws PROJECT_NOT_FOUND, NOT_FOUND before the first event
 */
export async function* followRun(
  ctx: ServiceContext,
  input: { projectId: ProjectId; runId: RunId; afterSeq: number; signal: AbortSignal },
): AsyncGenerator<RunEvent, void, void> {
  await getRun(ctx, input);
  yield* tailRun({ db: ctx.db, notifications: ctx.notifications, ...input });
}
