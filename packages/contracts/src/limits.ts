import { z } from 'zod';

/** The specification's values (§9.1); configuration may override those of `CHAT_RATE_LIMITS`. */
export const CHAT_MODE_ESTIMATES = {
  question: { seconds: 30, confidence: 'high' },
  feature: { seconds: 120, confidence: 'medium' },
  fix: { seconds: 90, confidence: 'medium' },
  analysis: { seconds: 180, confidence: 'low' },
  general: { seconds: 60, confidence: 'low' },
} as const;

/** Ours: the specification has no figure for a build. */
export const BUILD_ESTIMATE = { seconds: 240, confidence: 'low' } as const;

export const CHAT_RATE_LIMITS = {
  perUser: { requests: 100, window: '1h' },
  perProject: { requests: 200, window: '1h' },
  perSession: { messages: 50, totalTokens: 100_000 },
} as const;

/** In characters (UTF-16 units) after trimming. */
export const MESSAGE_MAX_CHARACTERS = 20_000;
export const QUEUED_MESSAGES_MAX = 20;
/**
 * Plan runs of one project that may wait at the same time. A reader's place in the stream names each of them,
 * and it travels in an address.
 */
export const PLAN_RUNS_WAITING_MAX = 100;
export const TIMELINE_PAGE_MAX = 100;

/** A run is lost when its worker has not renewed the lease for this long; must stay below 30 s with the sweep. */
export const RUN_LEASE_SECONDS = 15;
export const RUN_HEARTBEAT_SECONDS = 4;
export const RUN_SWEEP_SECONDS = 5;

export const PLAN_SESSION_IDLE_MINUTES = 60;
export const PLAN_SESSION_AI_SECONDS_MAX = 600;

/** How long an Idempotency-Key gives the same answer. */
export const IDEMPOTENCY_HOURS = 48;

const count = (specified: number) =>
  z.coerce
    .number()
    .int()
    .min(1)
    .max(10_000_000)
    .default(specified)
    .describe(`a whole number of 1 or more, for example ${specified}`);
/** Each counted request is remembered for an hour: 0 counts none. */
const perHour = (specified: number) =>
  z.coerce
    .number()
    .int()
    .min(0)
    .max(10_000)
    .default(specified)
    .describe(`a whole number from 0 to 10000, for example ${specified}`);

/** What the operator of an installation decides; the start of each process reads it. */
export const limitsEnvironment = {
  PLANLINE_USER_REQUESTS_PER_HOUR: perHour(CHAT_RATE_LIMITS.perUser.requests),
  PLANLINE_PROJECT_REQUESTS_PER_HOUR: perHour(CHAT_RATE_LIMITS.perProject.requests),
  PLANLINE_SESSION_MESSAGES: count(CHAT_RATE_LIMITS.perSession.messages),
  PLANLINE_SESSION_TOKENS: count(CHAT_RATE_LIMITS.perSession.totalTokens),
  PLANLINE_SESSION_AI_SECONDS: count(PLAN_SESSION_AI_SECONDS_MAX),
  PLANLINE_SESSION_IDLE_MINUTES: count(PLAN_SESSION_IDLE_MINUTES),
} as const;

export type RateLimitScope = 'user' | 'project';

export interface LimitsPolicy {
  /** Requests that begin AI work within any 60 minutes; 0: not limited. */
  requestsPerHour: Readonly<Record<RateLimitScope, number>>;
  session: { messages: number; tokens: number; aiSeconds: number; idleMinutes: number };
}

export function limitsPolicyOf(
  values: {
    [Name in keyof typeof limitsEnvironment]: number;
  },
): LimitsPolicy {
  return {
    requestsPerHour: {
      user: values.PLANLINE_USER_REQUESTS_PER_HOUR,
      project: values.PLANLINE_PROJECT_REQUESTS_PER_HOUR,
    },
    session: {
      messages: values.PLANLINE_SESSION_MESSAGES,
      tokens: values.PLANLINE_SESSION_TOKENS,
      aiSeconds: values.PLANLINE_SESSION_AI_SECONDS,
      idleMinutes: values.PLANLINE_SESSION_IDLE_MINUTES,
    },
  };
}

/** The specification's own values. */
export const specifiedLimits: LimitsPolicy = limitsPolicyOf(z.object(limitsEnvironment).parse({}));

/** For loads that are no person's: benchmarks, and tests of something else. */
export const withoutRequestLimits: LimitsPolicy = {
  ...specifiedLimits,
  requestsPerHour: { user: 0, project: 0 },
};
