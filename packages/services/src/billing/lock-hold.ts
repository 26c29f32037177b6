import type { RunId } from '@planline/contracts/ids';
import { walletHolds } from '@planline/db/schema/wallet-holds';
import { wallets } from '@planline/db/schema/wallets';
import { eq } from 'drizzle-orm';
import type { Transaction } from '../context';

export interface LockedHold {
  hold: typeof walletHolds.$inferSelect;
  wallet: typeof wallets.$inferSelect;
}

/**
 * A run's hold and its wallet, locked in this order by everybody who changes a hold: what is computed from
 * them stays true until the commit. Null when nothing was ever held for the run.
 */
export async function lockHold(tx: Transaction, runId: RunId): Promise<LockedHold | null> {
  const [row] = await tx
    .select({ hold: walletHolds, wallet: wallets })
    .from(walletHolds)
    .innerJoin(wallets, eq(wallets.userId, walletHolds.userId))
    .where(eq(walletHolds.runId, runId))
    .for('no key update', { of: [walletHolds, wallets] });
  return row ?? null;
}
