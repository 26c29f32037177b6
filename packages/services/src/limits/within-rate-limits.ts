import { DomainError } from '@planline/contracts/domain-error';
import type { SQL } from 'drizzle-orm';
import type { ServiceContext, Transaction } from '../context';
import { type CountedRequest, createLimits, type ScopeLimit, scopesOf } from './limits';
import { countInPostgres, readFromPostgres } from './postgres-log';
import { countInRedis, forgetInRedis, type RedisVerdict } from './redis-log';

export type RateLimitVerdict =
  | { hasRoom: true }
  | { hasRoom: false; refusal: DomainError<'RATE_LIMITED'> };

/**
 * Counts the request as part of a transaction; call it after the membership check, because a full limit
 * tells that a project is there. With `unless` (a repeat of what was accepted) nothing is counted, and the
 * verdict says nothing.
 */
export type CountRequest = (tx: Transaction, unless?: SQL) => Promise<RateLimitVerdict>;

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
  work: (count: CountRequest) => Promise<T>,
): Promise<T> {
  const limits = ctx.limits ?? createLimits();
  const { redis } = limits;
  const scopes = scopesOf(limits, request);
  let isCountedInRedis = false;
  try {
    return await work(async (tx, unless) => {
      if (redis) {
        const verdict = await countInRedis(redis, scopes, request.id);
        if (verdict?.kind === 'refused') return refused(verdict);
        isCountedInRedis = verdict?.kind === 'counted';
      }
      const counted = await countInPostgres(tx, scopes, unless);
      return counted.size === scopes.length ? { hasRoom: true } : fullest(tx, scopes);
    });
  } catch (error) {
    if (redis && isCountedInRedis) await forgetInRedis(redis, scopes, request.id);
    throw error;
  }
}

/** @throws RATE_LIMITED */
export function requireRoom(verdict: RateLimitVerdict): void {
  if (!verdict.hasRoom) throw verdict.refusal;
}

async function fullest(tx: Transaction, scopes: readonly ScopeLimit[]): Promise<RateLimitVerdict> {
  const states = await readFromPostgres(tx, scopes);
  const [longest] = states.toSorted(
    (one, other) => other.retryAfterSeconds - one.retryAfterSeconds,
  );
  // Room again since the statement before: a moment is the truth.
  const scope = longest?.scope ?? 'user';
  return refused({ scope, retryAfterSeconds: Math.max(1, longest?.retryAfterSeconds ?? 1) });
}

const refused = ({
  scope,
  retryAfterSeconds,
}: Pick<RedisVerdict & { kind: 'refused' }, 'scope' | 'retryAfterSeconds'>): RateLimitVerdict => ({
  hasRoom: false,
  refusal: new DomainError('RATE_LIMITED', { scope, retryAfterSeconds }),
});
