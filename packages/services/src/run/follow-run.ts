import type { ProjectId, RunId } from '@planline/contracts/ids';
import { type RunEvent, runEndTypes } from '@planline/contracts/run-event';
import { runEvents } from '@planline/db/schema/run-events';
import { tailRun } from '@planline/events/tail-run';
import { and, eq, inArray, lte } from 'drizzle-orm';
import type { ServiceContext } from '../context';
import { getRun } from './get-run';
import { watchAccess } from './watch-access';

export interface FollowRunInput {
  projectId: ProjectId;
  runId: RunId;
  /** 0 begins at the first event. */
  afterSeq: number;
  signal: AbortSignal;
}

/**
 * The events of a run after `afterSeq`, each once and in order; ends with the run or on abort.
 * @throws PROJECT_NOT_FOUND, NOT_FOUND before the first event; PROJECT_NOT_FOUND or SIGNATURE_INVALID
 *   within two seconds of the end of the reader's membership or key
 */
export async function* followRun(
  ctx: ServiceContext,
  input: FollowRunInput,
): AsyncGenerator<RunEvent, void, void> {
  await getRun(ctx, input);
  if (await hasSeenEnd(ctx, input)) return;
  const access = watchAccess(ctx, input.projectId);
  try {
    yield* tailRun({
      db: ctx.db,
      notifications: ctx.notifications,
      ...input,
      signal: AbortSignal.any([input.signal, access.signal]),
    });
    access.signal.throwIfAborted();
  } finally {
    access.stop();
  }
}

/** Nothing comes after the last event: a reader who has it would wait for ever. */
async function hasSeenEnd(ctx: ServiceContext, input: FollowRunInput): Promise<boolean> {
  const [end] = await ctx.db
    .select({ seq: runEvents.seq })
    .from(runEvents)
    .where(
      and(
        eq(runEvents.runId, input.runId),
        inArray(runEvents.type, [...runEndTypes]),
        lte(runEvents.seq, input.afterSeq),
      ),
    );
  return end !== undefined;
}
