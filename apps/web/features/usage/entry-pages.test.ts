import type { WalletEntry } from '@planline/contracts/billing';
import { describe, expect, it } from 'vitest';
import { cursorAfter, ENTRIES_PER_PAGE } from './entry-pages';

const page = (length: number): WalletEntry[] =>
  Array.from({ length }, (_, index) => ({
    id: 100 - index,
    kind: 'reserve',
    at: '2026-11-22T09:00:00.000Z',
    bonusSeconds: 0,
    paidSeconds: 0,
    heldSeconds: 60,
  }));

describe('pages of entries', () => {
  it('go on after the last entry of a full page', () => {
    expect(cursorAfter(page(ENTRIES_PER_PAGE))).toBe(101 - ENTRIES_PER_PAGE);
  });
  it('end with a page that is not full', () => {
    expect(cursorAfter(page(ENTRIES_PER_PAGE - 1))).toBeUndefined();
    expect(cursorAfter([])).toBeUndefined();
  });
});
