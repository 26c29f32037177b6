import { RUN_HEARTBEAT_SECONDS, RUN_LEASE_SECONDS } from '@planline/contracts/limits';
import { runs } from '@planline/db/schema/runs';
import { and, eq } from 'drizzle-orm';
import type { WorkerContext } from '../context';
import { type HeldRun, RunStopped, type StopCause } from './held-run';

/** How soon a cancel reaches the engine; a look at one row by its key. */
const lookEveryMs = 400;

export interface Hold extends AsyncDisposable {
  /** Fires with a `RunStopped` when the work has to end. */
  readonly signal: AbortSignal;
  /** Ends the work for a cause that shows elsewhere; the first cause counts. */
  stop(cause: StopCause): void;
}

/**
 * Keeps the lease of a run while it is worked on, and says when to stop: a cancel was asked for, the
 * lease is lost, or the process is going away.
 */
export function holdRun(ctx: WorkerContext, held: HeldRun, shutdown: AbortSignal): Hold {
  const controller = new AbortController();
  const stop = (cause: StopCause) => controller.abort(new RunStopped(cause));
  const onShutdown = () => stop('handed-over');
  if (shutdown.aborted) onShutdown();
  shutdown.addEventListener('abort', onShutdown, { once: true });

  let lastBeat = ctx.clock().getTime();
  const mine = and(eq(runs.id, held.runId), eq(runs.epoch, held.epoch), eq(runs.status, 'running'));

  const look = async (): Promise<void> => {
    const now = ctx.clock();
    const isBeatDue = now.getTime() - lastBeat >= RUN_HEARTBEAT_SECONDS * 1_000;
    const fields = { cancelRequestedAt: runs.cancelRequestedAt };
    try {
      const [row] = isBeatDue
        ? await ctx.db
            .update(runs)
            .set({
              beatAt: now,
              leaseUntil: new Date(now.getTime() + RUN_LEASE_SECONDS * 1_000),
            })
            .where(mine)
            .returning(fields)
        : await ctx.db.select(fields).from(runs).where(mine);
      if (!row) return stop('lost');
      if (isBeatDue) lastBeat = now.getTime();
      if (row.cancelRequestedAt !== null) stop('cancelled');
    } catch (error) {
      ctx.logger.warn({ runId: held.runId, err: error }, 'the lease could not be renewed');
      // The database may be away for a moment; past the lease another worker may already write.
      if (ctx.clock().getTime() - lastBeat >= RUN_LEASE_SECONDS * 1_000) stop('lost');
    }
  };

  let looking: Promise<void> = Promise.resolve();
  let isBusy = false;
  const timer = setInterval(() => {
    if (isBusy || controller.signal.aborted) return;
    isBusy = true;
    looking = look().finally(() => {
      isBusy = false;
    });
  }, lookEveryMs);

  return {
    signal: controller.signal,
    stop,
    [Symbol.asyncDispose]: async () => {
      clearInterval(timer);
      shutdown.removeEventListener('abort', onShutdown);
      await looking;
    },
  };
}
