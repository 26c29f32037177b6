import { RUN_SWEEP_SECONDS } from '@planline/contracts/limits';
import type { Logger } from 'pino';

/** Calls `work` at a fixed pace, never twice at the same time; a failure is logged and the next turn comes. */
export function startSweep(work: () => Promise<unknown>, logger: Logger) {
  let current: Promise<unknown> = Promise.resolve();
  let isBusy = false;
  const turn = () => {
    if (isBusy) return;
    isBusy = true;
    current = work()
      .catch((error: unknown) => logger.error({ err: error }, 'sweep failed'))
      .finally(() => {
        isBusy = false;
      });
  };
  turn();
  const timer = setInterval(turn, RUN_SWEEP_SECONDS * 1_000);
  return {
    async stop() {
      clearInterval(timer);
      await current;
    },
  };
}
