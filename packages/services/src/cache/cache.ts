import { LRUCache } from 'lru-cache';
import type { z } from 'zod';
import type { Redis } from '../redis';

/**
 * Things that could be made again. A key names everything that its value follows from, so that no value is
 * ever wrong and none is ever taken out by hand. Never throws and never makes anybody wait for long.
 */
export interface Cache {
  /** Null: not there, of another shape than today's, or nobody who keeps it answers. */
  find<T>(schema: z.ZodType<T>, key: string): Promise<T | null>;
  keep(key: string, value: unknown): Promise<void>;
}

export interface CacheOptions {
  name: string;
  ttlSeconds: number;
  /** Of this process's memory, in characters; a longer value is kept by Redis alone. */
  memoryCharacters: number;
  /** Shared by all processes where there is one; else each has its own memory. */
  redis: Redis | null;
}

export function createCache({ name, ttlSeconds, memoryCharacters, redis }: CacheOptions): Cache {
  const memory = new LRUCache<string, string>({
    maxSize: memoryCharacters,
    sizeCalculation: (text, key) => text.length + key.length,
    ttl: ttlSeconds * 1_000,
  });
  const redisKey = (key: string) => `planline:cache:${name}:${key}`;
  return {
    async find(schema, key) {
      const known = memory.get(key);
      const text = known ?? (await redis?.ask((client) => client.get(redisKey(key)))) ?? null;
      if (text === null) return null;
      const value = readAs(schema, text);
      if (value !== null && known === undefined) memory.set(key, text);
      return value;
    },
    async keep(key, value) {
      const text = JSON.stringify(value);
      memory.set(key, text);
      await redis?.ask((client) =>
        client.set(redisKey(key), text, { expiration: { type: 'EX', value: ttlSeconds } }),
      );
    },
  };
}

function readAs<T>(schema: z.ZodType<T>, text: string): T | null {
  try {
    return schema.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    // Another program's value under our name: as good as none.
    return null;
  }
}
