import type { Balance } from '@planline/contracts/billing';
import { wallets } from '@planline/db/schema/wallets';
import { eq } from 'drizzle-orm';
import type { ServiceContext } from '../context';
import { fillAllowance, monthOf, type WalletRow } from './fill-allowance';

/** What the actor has, with this month's bonus. */
export async function getBalance(
  ctx: Pick<ServiceContext, 'actor' | 'db' | 'billing' | 'clock'>,
): Promise<Balance> {
  const { userId } = ctx.actor;
  const at = ctx.clock();
  const [wallet] = await ctx.db.select().from(wallets).where(eq(wallets.userId, userId));
  if (wallet && wallet.allowanceMonth >= monthOf(at)) return toBalance(wallet);
  return toBalance(await ctx.db.transaction((tx) => fillAllowance(tx, ctx.billing, userId, at)));
}

function toBalance({ bonusSeconds, paidSeconds, heldSeconds }: WalletRow): Balance {
  return {
    bonusSeconds,
    paidSeconds,
    heldSeconds,
    availableSeconds: bonusSeconds + paidSeconds - heldSeconds,
  };
}
