export { type CountedRequest, createLimits, type Limits } from './limits';
export type { LogState } from './postgres-log';
export { rateLimitHeaders, retryAfterHeader } from './rate-limit-headers';
export { readRateLimits } from './read-rate-limits';
export { type RequestCounter, withinRateLimits } from './within-rate-limits';
