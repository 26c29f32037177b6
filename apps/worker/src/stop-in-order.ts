import type { Logger } from 'pino';

/** After this the process goes, whatever still hangs; its supervisor would wait longer. */
const limitMs = 9_000;

export interface StopParts {
  /** Called first: everything that runs is told. */
  announce: () => void;
  steps: readonly { name: string; close: () => Promise<unknown> }[];
  logger: Logger;
}

/** @returns false when something did not end in time; a step that fails does not keep the next from closing */
export async function stopInOrder({ announce, steps, logger }: StopParts): Promise<boolean> {
  const deadline = Date.now() + limitMs;
  announce();
  for (const { name, close } of steps) {
    const closed = Promise.resolve()
      .then(close)
      .then(
        () => true,
        (error: unknown) => {
          logger.error({ err: error, part: name }, 'did not close in order');
          return true;
        },
      );
    const late = new Promise<false>((resolve) => {
      setTimeout(() => resolve(false), Math.max(0, deadline - Date.now())).unref();
    });
    if (!(await Promise.race([closed, late]))) {
      logger.error({ part: name }, 'did not close in time');
      return false;
    }
  }
  return true;
}
