import { notCharged, type Receipt } from '@planline/contracts/billing';
import { describe, expect, it } from 'vitest';
import { shownReceiptOf } from './receipt-line';

const charged = (change: Partial<Receipt> = {}): Receipt => ({
  outcome: 'charged',
  aiSeconds: 42,
  chargedSeconds: 42,
  bonusSeconds: 38,
  ...change,
});
const lineOf = (receipt: Receipt) => shownReceiptOf(receipt, 'delivered').line;

describe('a receipt', () => {
  it('tells bonus from paid seconds', () => {
    expect(lineOf(charged())).toEqual({ key: 'mixed', seconds: 42, bonusSeconds: 38 });
    expect(lineOf(charged({ bonusSeconds: 42 }))).toEqual({ key: 'allBonus', seconds: 42 });
    expect(lineOf(charged({ bonusSeconds: 0 }))).toEqual({ key: 'paid', seconds: 42 });
  });

  it('names the time that was not charged because it was not set aside', () => {
    expect(shownReceiptOf(charged(), 'delivered').tookSeconds).toBeNull();
    expect(shownReceiptOf(charged({ aiSeconds: 50 }), 'delivered').tookSeconds).toBe(50);
  });

  it('shows the time of a free engine', () => {
    const receipt: Receipt = { outcome: 'free', aiSeconds: 4, chargedSeconds: 0, bonusSeconds: 0 };
    expect(lineOf(receipt)).toEqual({ key: 'free', seconds: 4 });
  });

  it.each(['failed', 'stalled', 'cancelled', 'interrupted'] as const)(
    'says that what %s is not charged',
    (end) => {
      expect(shownReceiptOf(notCharged, end).line).toEqual({ key: 'notCharged', end });
    },
  );

  it('charges nothing when nothing was set aside', () => {
    expect(lineOf(charged({ chargedSeconds: 0, bonusSeconds: 0 })).key).toBe('notCharged');
  });
});
