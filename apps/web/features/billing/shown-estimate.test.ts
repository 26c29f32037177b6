import type { Balance, Estimate } from '@planline/contracts/billing';
import { describe, expect, it } from 'vitest';
import { shownEstimateOf } from './shown-estimate';

const estimate = (change: Partial<Estimate> = {}): Estimate => ({
  mode: 'fix',
  lowSeconds: 40,
  highSeconds: 90,
  confidence: 'medium',
  isFree: false,
  ...change,
});
const balance = (availableSeconds: number): Balance => ({
  bonusSeconds: availableSeconds,
  paidSeconds: 0,
  heldSeconds: 0,
  availableSeconds,
});

describe('what is said before a message is sent', () => {
  it('is the range, what there is, and how far it reaches', () => {
    expect(shownEstimateOf(estimate(), balance(14 * 60))).toEqual({
      kind: 'enough',
      range: { unit: 'seconds', low: 40, high: 90 },
      availableSeconds: 840,
      more: { count: 9, of: 'plans' },
    });
  });

  it('counts answers where the message asks for no plan', () => {
    const shown = shownEstimateOf(estimate({ mode: 'question' }), balance(180));
    expect(shown).toMatchObject({ more: { count: 2, of: 'answers' } });
  });

  it('counts builds where a plan goes to the build', () => {
    const { mode: _, ...build } = estimate({ lowSeconds: 60, highSeconds: 240 });
    const shown = shownEstimateOf(build, balance(600));
    expect(shown).toMatchObject({ range: { low: 1, high: 4 }, more: { count: 2, of: 'builds' } });
  });

  it('is said in minutes when it is long', () => {
    const shown = shownEstimateOf(estimate({ lowSeconds: 72, highSeconds: 180 }), balance(3_600));
    expect(shown).toMatchObject({ range: { unit: 'minutes', low: 1, high: 3 } });
  });

  it('says that the balance does not reach exactly when the message would be refused', () => {
    expect(shownEstimateOf(estimate(), balance(89))).toEqual({
      kind: 'short',
      neededSeconds: 90,
      availableSeconds: 89,
    });
    expect(shownEstimateOf(estimate(), balance(90)).kind).toBe('enough');
  });

  it('is quiet about a free engine, whatever the balance', () => {
    const free = estimate({ lowSeconds: 0, highSeconds: 0, isFree: true });
    expect(shownEstimateOf(free, balance(0))).toEqual({ kind: 'free' });
  });
});
