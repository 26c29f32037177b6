import type { Balance, BuildEstimate, Estimate } from '@planline/contracts/billing';
import type { ChatMode } from '@planline/contracts/chat-response';
import { READ_IN_MINUTES_FROM } from './read-in-minutes';

/** A range of time in the unit that it is said in; `low` equals `high` where there is no range. */
export interface ShownRange {
  unit: 'seconds' | 'minutes';
  low: number;
  high: number;
}

/** What stands under the box before a message is sent. */
export type ShownEstimate =
  | { kind: 'free' }
  | {
      kind: 'enough';
      range: ShownRange;
      availableSeconds: number;
      /** How many of the kind the balance reaches for, and what they are called. */
      more: { count: number; of: 'plans' | 'answers' | 'builds' };
    }
  | { kind: 'short'; neededSeconds: number; availableSeconds: number };

export function shownEstimateOf(
  estimate: Estimate | BuildEstimate,
  balance: Balance,
): ShownEstimate {
  const { lowSeconds, highSeconds, isFree } = estimate;
  const { availableSeconds } = balance;
  if (isFree) return { kind: 'free' };
  // The larger end is what will be set aside; with less the message is refused.
  if (availableSeconds < highSeconds || availableSeconds === 0)
    return { kind: 'short', neededSeconds: highSeconds, availableSeconds };
  return {
    kind: 'enough',
    range: rangeOf(lowSeconds, highSeconds),
    availableSeconds,
    more: {
      count: Math.floor(availableSeconds / Math.max(1, highSeconds)),
      of: 'mode' in estimate ? kindOf[estimate.mode] : 'builds',
    },
  };
}

const kindOf = {
  feature: 'plans',
  fix: 'plans',
  question: 'answers',
  analysis: 'answers',
  general: 'answers',
} as const satisfies Record<ChatMode, string>;

function rangeOf(lowSeconds: number, highSeconds: number): ShownRange {
  if (highSeconds < READ_IN_MINUTES_FROM)
    return { unit: 'seconds', low: lowSeconds, high: highSeconds };
  return {
    unit: 'minutes',
    low: Math.max(1, Math.floor(lowSeconds / 60)),
    high: Math.ceil(highSeconds / 60),
  };
}
