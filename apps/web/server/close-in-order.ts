import type { FastifyInstance } from 'fastify';
import type { Logger } from 'pino';

/** Streams have this long to say `reconnect` and end, and requests to get their answer. */
const graceMs = 3_000;
/** After this the process goes, whatever still hangs; its supervisor would wait longer. */
const limitMs = 5_000;

export interface ClosingParts {
  app: FastifyInstance;
  /** Fires first: readiness goes and streams say goodbye. */
  closing: AbortController;
  /** Requests, streams among them, that are still being answered. */
  countOpenRequests: () => number;
  /** What lies below the socket, in the order in which it ends. */
  below: readonly { name: string; close: () => Promise<unknown> }[];
  logger: Logger;
}

/** @returns false when something did not end in time */
export async function closeInOrder(parts: ClosingParts): Promise<boolean> {
  const startedAt = Date.now();
  const deadline = startedAt + limitMs;
  parts.closing.abort();
  // No new connection from here on; those that stream are still being served.
  parts.app.server.close();
  await answered(parts.countOpenRequests, Date.now() + graceMs);
  const steps = [
    { name: 'http', close: () => parts.app.close() as Promise<unknown> },
    ...parts.below,
  ];
  for (const { name, close } of steps) {
    const isDone = await within(deadline - Date.now(), close, (error) =>
      parts.logger.error({ err: error, part: name }, 'did not close in order'),
    );
    if (!isDone) {
      parts.logger.error({ part: name }, 'did not close in time');
      return false;
    }
    parts.logger.info({ part: name, afterMs: Date.now() - startedAt }, 'closed');
  }
  return true;
}

async function answered(countOpenRequests: () => number, until: number): Promise<void> {
  while (Date.now() < until && countOpenRequests() > 0) {
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

async function within(
  timeoutMs: number,
  close: () => Promise<unknown>,
  onError: (error: unknown) => void,
): Promise<boolean> {
  const timer = new Promise<false>((resolve) => {
    setTimeout(() => resolve(false), Math.max(0, timeoutMs)).unref();
  });
  const closed = close().then(
    () => true,
    (error: unknown) => {
      onError(error);
      return true;
    },
  );
  return Promise.race([closed, timer]);
}
