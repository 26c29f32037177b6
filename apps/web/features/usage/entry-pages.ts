import type { WalletEntry } from '@planline/contracts/billing';

export const ENTRIES_PER_PAGE = 20;

/** Where the next page begins; nothing when this one is not full, and so the last. */
export function cursorAfter(page: readonly WalletEntry[]): number | undefined {
  return page.length < ENTRIES_PER_PAGE ? undefined : page.at(-1)?.id;
}
