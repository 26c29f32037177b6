import { DomainError } from '@planline/contracts/domain-error';
import type { ServiceContext, Transaction } from '../context';
import { type CountedRequest, createLimits, type ScopeLimit, scopesOf } from './limits';
import { countInPostgres, readFromPostgres } from './postgres-log';
import { countInRedis, forgetInRedis, type RedisVerdict } from './redis-log';

/**
 * Counts the request of a verb. All of it comes after the membership check, because a full limit tells that
 * a project is there.
 */
export interface RequestCounter {
  /** Counts in the transaction of the work. @throws RATE_LIMITED */
  takeRoom(tx: Transaction): Promise<void>;
  /** The same in three steps, for a verb whose other statements share a round trip with `count`. */
  askRedis(): Promise<void>;
  /** Whether there was room in every scope. */
  count(tx: Transaction): Promise<boolean>;
  requireRoom(tx: Transaction, hadRoom: boolean): Promise<void>;
}

/**
 * Runs `work`, which counts itself. A request that comes to nothing is not counted.
 *
 * PostgreSQL's log is the truth: it is written in the transaction of the work. Redis, where there is one,
 * is asked before it and spares it the requests that are over the limit; when it does not answer, or has
 * forgotten, the limit is the same.
 */
export async function withinRateLimits<T>(
  ctx: Pick<ServiceContext, 'limits'>,
  request: CountedRequest,
  work: (counter: RequestCounter) => Promise<T>,
): Promise<T> {
  const limits = ctx.limits ?? createLimits();
  const { redis } = limits;
  const scopes = scopesOf(limits, request);
  let isCountedInRedis = false;
  const counter: RequestCounter = {
    async takeRoom(tx) {
      await counter.askRedis();
      await counter.requireRoom(tx, await counter.count(tx));
    },
    async askRedis() {
      if (!redis || scopes.length === 0) return;
      const verdict = await countInRedis(redis, scopes, request.id);
      if (verdict?.kind === 'refused') throw refusalOf(verdict);
      isCountedInRedis = verdict?.kind === 'counted';
    },
    async count(tx) {
      return (await countInPostgres(tx, scopes)).size === scopes.length;
    },
    async requireRoom(tx, hadRoom) {
      if (!hadRoom) throw await fullest(tx, scopes);
    },
  };
  try {
    return await work(counter);
  } catch (error) {
    if (redis && isCountedInRedis) await forgetInRedis(redis, scopes, request.id);
    throw error;
  }
}

async function fullest(tx: Transaction, scopes: readonly ScopeLimit[]): Promise<DomainError> {
  const states = await readFromPostgres(tx, scopes);
  const [longest] = states.toSorted(
    (one, other) => other.retryAfterSeconds - one.retryAfterSeconds,
  );
  // Room again since the statement before: a moment is the truth.
  const scope = longest?.scope ?? 'user';
  return refusalOf({ scope, retryAfterSeconds: Math.max(1, longest?.retryAfterSeconds ?? 1) });
}

const refusalOf = ({
  scope,
  retryAfterSeconds,
}: Pick<RedisVerdict & { kind: 'refused' }, 'scope' | 'retryAfterSeconds'>) =>
  new DomainError('RATE_LIMITED', { scope, retryAfterSeconds });
