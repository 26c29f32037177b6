import type { RateLimitScope } from '@planline/contracts/limits';
import type { Redis } from '../redis';
import { type ScopeLimit, windowSeconds } from './limits';

export type RedisVerdict =
  | { kind: 'counted' | 'known' }
  | { kind: 'refused'; scope: RateLimitScope; retryAfterSeconds: number };

/**
 * A sorted set per scope, of request ids by their microsecond. One script looks into all of them and then
 * writes into all or none; the time is that of Redis, so that processes need not agree on theirs.
 */
const countScript = `
local time = redis.call('TIME')
local now = time[1] * 1000000 + time[2]
local window = tonumber(ARGV[2])
local isNew = 0
for i, key in ipairs(KEYS) do
  redis.call('ZREMRANGEBYSCORE', key, '-inf', now - window)
  if not redis.call('ZSCORE', key, ARGV[1]) then
    isNew = 1
    local maximum = tonumber(ARGV[2 + i])
    local used = redis.call('ZCARD', key)
    if used >= maximum then
      local oldest = redis.call('ZRANGE', key, used - maximum, used - maximum, 'WITHSCORES')[2]
      return {0, i, math.max(1, math.ceil((oldest + window - now) / 1000000))}
    end
  end
end
if isNew == 1 then
  for _, key in ipairs(KEYS) do
    redis.call('ZADD', key, 'NX', now, ARGV[1])
    redis.call('PEXPIRE', key, math.ceil(window / 1000))
  end
end
return {1, isNew, 0}`;

// In braces: one slot of a cluster, so that one script may touch both keys.
const keyOf = ({ scope, subject }: ScopeLimit): string => `{planline:limits}:${scope}:${subject}`;

/** Null when Redis does not answer. */
export async function countInRedis(
  redis: Redis,
  limits: readonly ScopeLimit[],
  requestId: string,
): Promise<RedisVerdict | null> {
  const reply = await redis.ask((client) =>
    client.eval(countScript, {
      keys: limits.map(keyOf),
      arguments: [
        requestId,
        String(windowSeconds * 1_000_000),
        ...limits.map(({ maximum }) => String(maximum)),
      ],
    }),
  );
  if (!Array.isArray(reply)) return null;
  const [hasRoom, which, retryAfterSeconds] = reply.map(Number);
  if (hasRoom === 1) return { kind: which === 1 ? 'counted' : 'known' };
  const refused = limits[(which ?? 1) - 1];
  if (!refused) return null;
  return { kind: 'refused', scope: refused.scope, retryAfterSeconds: retryAfterSeconds ?? 1 };
}

/** The request came to nothing: it does not count. */
export async function forgetInRedis(
  redis: Redis,
  limits: readonly ScopeLimit[],
  requestId: string,
): Promise<void> {
  await redis.ask((client) => {
    const forgetting = client.multi();
    for (const limit of limits) forgetting.zRem(keyOf(limit), requestId);
    return forgetting.exec();
  });
}
