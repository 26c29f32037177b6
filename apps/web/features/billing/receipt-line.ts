import { assertNever } from '@planline/contracts/assert-never';
import type { Receipt } from '@planline/contracts/billing';

/** How the run ended that a receipt is for. */
export type ReceiptEnd = 'delivered' | 'failed' | 'stalled' | 'cancelled' | 'interrupted' | 'spent';

/** What a receipt says, as a key of the messages with its amounts. */
export type ReceiptLine =
  | { key: 'notCharged'; end: ReceiptEnd }
  | { key: 'free'; seconds: number }
  | { key: 'paid' | 'allBonus'; seconds: number }
  | { key: 'mixed'; seconds: number; bonusSeconds: number };

export interface ShownReceipt {
  line: ReceiptLine;
  /** The run took longer than what was set aside for it, and that is not charged; null otherwise. */
  tookSeconds: number | null;
}

export function shownReceiptOf(receipt: Receipt, end: ReceiptEnd): ShownReceipt {
  const { outcome, aiSeconds, chargedSeconds, bonusSeconds } = receipt;
  switch (outcome) {
    case 'not-charged':
      return { line: { key: 'notCharged', end }, tookSeconds: null };
    case 'free':
      return { line: { key: 'free', seconds: aiSeconds }, tookSeconds: null };
    case 'charged':
      return {
        line:
          chargedSeconds === 0
            ? { key: 'notCharged', end }
            : bonusSeconds === 0
              ? { key: 'paid', seconds: chargedSeconds }
              : bonusSeconds === chargedSeconds
                ? { key: 'allBonus', seconds: chargedSeconds }
                : { key: 'mixed', seconds: chargedSeconds, bonusSeconds },
        tookSeconds: aiSeconds > chargedSeconds ? aiSeconds : null,
      };
    default:
      return assertNever(outcome);
  }
}
