import type { FastifyInstance } from 'fastify';
import type { Logger } from 'pino';

/** Streams have this long to say `reconnect` and end by themselves. */
const streamGraceMs = 1_500;
/** After this the process goes, whatever still hangs; its supervisor would wait longer. */
const limitMs = 5_000;

export interface ClosingParts {
  app: FastifyInstance;
  /** Fires first: readiness goes and streams say goodbye. */
  closing: AbortController;
  countStreams: () => Promise<number>;
  /** What lies below the socket, in the order in which it ends. */
  below: readonly { name: string; close: () => Promise<unknown> }[];
  logger: Logger;
}

/** @returns false when something did not end in time */
export async function closeInOrder(parts: ClosingParts): Promise<boolean> {
  const deadline = Date.now() + limitMs;
  parts.closing.abort();
  // No new connection from here on; those that stream are still being served.
  parts.app.server.close();
  await streamsEnded(parts.countStreams, Date.now() + streamGraceMs);
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
  }
  return true;
}

async function streamsEnded(countStreams: () => Promise<number>, until: number): Promise<void> {
  while (Date.now() < until && (await countStreams()) > 0) {
    await new Promise((resolve) => setTimeout(resolve, 25));
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
