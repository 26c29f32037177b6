import { z } from 'zod';
import { type ChatMode, chatModeSchema } from './chat-response';
import type { EngineKind } from './engine';

/** AI time as money. Every amount is in whole AI seconds. */

const seconds = z.number().int().min(0);

/** What the operator of an installation decides; the start of each process reads it. */
export const billingEnvironment = {
  /** The bonus of every account is filled up to this at the first use in a month; 0 for none. */
  PLANLINE_MONTHLY_BONUS_SECONDS: z.coerce.number().int().min(0).max(10_000_000).default(3_600),
  /** The local engine uses no model and costs nothing, unless this says so. */
  PLANLINE_CHARGE_LOCAL_ENGINE: z.enum(['true', 'false']).default('false'),
} as const;

export interface BillingPolicy {
  monthlyBonusSeconds: number;
  /** Their time is measured and costs nothing. */
  freeEngines: ReadonlySet<EngineKind>;
}

export function billingPolicyOf(values: {
  PLANLINE_MONTHLY_BONUS_SECONDS: number;
  PLANLINE_CHARGE_LOCAL_ENGINE: 'true' | 'false';
}): BillingPolicy {
  return {
    monthlyBonusSeconds: values.PLANLINE_MONTHLY_BONUS_SECONDS,
    freeEngines: new Set(values.PLANLINE_CHARGE_LOCAL_ENGINE === 'true' ? [] : ['local']),
  };
}

/** What a run came to cost; it stays with what the run left in the timeline. */
export const receiptSchema = z.object({
  /** `free`: the engine costs nothing. `not-charged`: nothing was delivered. */
  outcome: z.enum(['charged', 'free', 'not-charged']),
  /** Measured, rounded up once; 0 when nobody could measure. */
  aiSeconds: seconds,
  chargedSeconds: seconds,
  /** Of the charged ones. */
  bonusSeconds: seconds,
});
export type Receipt = z.infer<typeof receiptSchema>;

export const notCharged: Receipt = {
  outcome: 'not-charged',
  aiSeconds: 0,
  chargedSeconds: 0,
  bonusSeconds: 0,
};

export const balanceSchema = z.object({
  bonusSeconds: seconds,
  paidSeconds: seconds,
  /** Set aside for runs that have not ended. */
  heldSeconds: seconds,
  /** What a new run may use. */
  availableSeconds: seconds,
});
export type Balance = z.infer<typeof balanceSchema>;

/** What a message will probably take; the larger amount is set aside for it. */
export const estimateSchema = z.object({
  mode: chatModeSchema,
  lowSeconds: seconds,
  highSeconds: seconds,
  confidence: z.enum(['high', 'medium', 'low']),
  /** The engine that would answer costs nothing. */
  isFree: z.boolean(),
});
export type Estimate = z.infer<typeof estimateSchema>;

/** The same for a build, which is of no mode. */
export const buildEstimateSchema = estimateSchema.omit({ mode: true });
export type BuildEstimate = z.infer<typeof buildEstimateSchema>;

export const walletEntrySchema = z.object({
  id: z.number().int(),
  kind: z.enum(['allowance', 'grant', 'reserve', 'extend', 'settle', 'release']),
  at: z.iso.datetime(),
  bonusSeconds: z.number().int(),
  paidSeconds: z.number().int(),
  heldSeconds: z.number().int(),
});
export type WalletEntry = z.infer<typeof walletEntrySchema>;

export const usageKinds = ['question', 'feature', 'fix', 'analysis', 'general', 'build'] as const;
export const usageKindSchema = z.enum(usageKinds);
export type UsageKind = z.infer<typeof usageKindSchema>;

/** One person's use on one day, for one kind of work. */
export const usageRowSchema = z.object({
  /** A date without a time, in the reader's time zone. */
  day: z.iso.date(),
  kind: usageKindSchema,
  runs: z.number().int().min(1),
  seconds,
  chargedSeconds: seconds,
  bonusSeconds: seconds,
});
export type UsageRow = z.infer<typeof usageRowSchema>;

export const grantKindSchema = z.enum(['bonus', 'paid']);
export type GrantKind = z.infer<typeof grantKindSchema>;

export const GRANT_SECONDS_MAX = 10_000_000;

/** What the verbs know of money: the operator's decisions, and a guess at what a message will take. */
export interface Billing extends BillingPolicy {
  estimates: Readonly<Record<ChatMode, { seconds: number; confidence: Estimate['confidence'] }>>;
  /** Fast and without a model; it only shapes the estimate. */
  guessMode(message: string): ChatMode;
}
