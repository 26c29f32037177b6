import { createClient } from '@redis/client';
import type { Logger } from 'pino';

/** Beyond this an answer of Redis is worth less than doing without. */
const answerMs = 200;
/** How long nobody asks one that did not answer. */
const restMs = 2_000;

export type RedisClient = ReturnType<typeof createRedisClient>;

/** Redis as a help and never a need: what it does, something else does too. */
export interface Redis {
  client: RedisClient;
  /** Null when it does not answer, at once while it is known not to. */
  ask<T>(command: (client: RedisClient) => Promise<T>): Promise<T | null>;
  close(): Promise<void>;
}

/** Connects in the background and for ever: the process starts without it and finds it when it comes. */
export function connectRedis(url: string, logger: Logger): Redis {
  const client = createRedisClient(url);
  let isDown = false;
  let restUntil = 0;
  const note = (error: unknown) => {
    restUntil = Date.now() + restMs;
    if (!isDown) logger.warn({ err: error }, 'Redis does not answer; PostgreSQL does its work');
    isDown = true;
  };
  client.on('error', note);
  client.on('ready', () => {
    if (isDown) logger.info('Redis answers again');
    isDown = false;
    restUntil = 0;
  });
  client.connect().catch(note);
  return {
    client,
    async ask(command) {
      if (!client.isReady || Date.now() < restUntil) return null;
      try {
        return await Promise.race([command(client), noAnswer()]);
      } catch (error) {
        note(error);
        return null;
      }
    },
    async close() {
      client.removeAllListeners('error');
      client.on('error', () => {});
      if (client.isOpen) client.destroy();
    },
  };
}

function createRedisClient(url: string) {
  return createClient({
    url,
    // A command for a server that is away fails now, not when it is back.
    disableOfflineQueue: true,
    pingInterval: 1_000,
    socket: {
      connectTimeout: 1_000,
      reconnectStrategy: (attempt) => Math.min(50 * 2 ** attempt, 2_000),
    },
  });
}

function noAnswer(): Promise<never> {
  return new Promise((_resolve, reject) => {
    setTimeout(() => reject(new Error(`no answer in ${answerMs} ms`)), answerMs).unref();
  });
}
