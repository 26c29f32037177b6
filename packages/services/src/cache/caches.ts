import type { Redis } from '../redis';
import { type Cache, createCache } from './cache';

export interface Caches {
  /** Answers to questions that may be asked again; null where the operator wants none given twice. */
  answers: Cache | null;
  /** The files of a version. */
  structures: Cache;
}

const daySeconds = 86_400;

/** Made once per process that runs engines. */
export const createCaches = (redis: Redis | null, keepsAnswers = true): Caches => ({
  // A day: the version is part of the key, but a model of today may know better than last week's.
  answers: keepsAnswers
    ? createCache({ name: 'answers', ttlSeconds: daySeconds, memoryCharacters: 8e6, redis })
    : null,
  structures: createCache({
    name: 'structures',
    ttlSeconds: 7 * daySeconds,
    memoryCharacters: 16e6,
    redis,
  }),
});
