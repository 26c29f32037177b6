import { isDomainError } from '@planline/contracts/domain-error';
import { windowSeconds } from './limits';
import type { LogState } from './postgres-log';

/** `RateLimit-Policy` and `RateLimit` (draft-ietf-httpapi-ratelimit-headers-10); none without a limit. */
export function rateLimitHeaders(states: readonly LogState[]): Record<string, string> {
  if (states.length === 0) return {};
  const policies = states.map(({ scope, maximum }) => `"${scope}";q=${maximum};w=${windowSeconds}`);
  const left = states.map(
    ({ scope, maximum, used, resetSeconds }) =>
      `"${scope}";r=${Math.max(0, maximum - used)};t=${resetSeconds}`,
  );
  return { 'ratelimit-policy': policies.join(', '), ratelimit: left.join(', ') };
}

/** `Retry-After` (RFC 9110 §10.2.3), in seconds, of a refusal that says when to come again. */
export function retryAfterHeader(error: unknown): Record<string, string> {
  if (!isDomainError(error) || error.code !== 'RATE_LIMITED') return {};
  const { retryAfterSeconds } = error.details as { retryAfterSeconds: number };
  return { 'retry-after': String(retryAfterSeconds) };
}
