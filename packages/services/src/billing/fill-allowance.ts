import type { BillingPolicy } from '@planline/contracts/billing';
import type { UserId } from '@planline/contracts/ids';
import { walletEntries } from '@planline/db/schema/wallet-entries';
import { wallets } from '@planline/db/schema/wallets';
import { eq } from 'drizzle-orm';
import type { Transaction } from '../context';

export type WalletRow = typeof wallets.$inferSelect;

/** The first day of the month, in UTC, as the allowance counts it. */
export const monthOf = (at: Date): string => `${at.toISOString().slice(0, 7)}-01`;

/**
 * The wallet, made when there is none, with this month's bonus in it, locked. The bonus is filled up to
 * the allowance and does not pile up. However a person came to be one, the first use finds it: once a month.
 */
export async function fillAllowance(
  tx: Transaction,
  policy: BillingPolicy,
  userId: UserId,
  at: Date,
): Promise<WalletRow> {
  await tx.insert(wallets).values({ userId }).onConflictDoNothing();
  const [wallet] = await tx
    .select()
    .from(wallets)
    .where(eq(wallets.userId, userId))
    .for('no key update');
  if (!wallet) throw new Error(`the wallet of ${userId} went away`);
  const month = monthOf(at);
  if (wallet.allowanceMonth >= month) return wallet;
  const bonusSeconds = Math.max(0, policy.monthlyBonusSeconds - wallet.bonusSeconds);
  const filled = {
    ...wallet,
    allowanceMonth: month,
    bonusSeconds: wallet.bonusSeconds + bonusSeconds,
  };
  await tx
    .update(wallets)
    .set({ allowanceMonth: month, bonusSeconds: filled.bonusSeconds })
    .where(eq(wallets.userId, userId));
  if (bonusSeconds > 0) {
    await tx.insert(walletEntries).values({
      userId,
      kind: 'allowance',
      reference: `${userId}:${month}`,
      bonusSeconds,
      createdAt: at,
    });
  }
  return filled;
}
