import type { WalletEntry } from '@planline/contracts/billing';
import { walletEntries } from '@planline/db/schema/wallet-entries';
import { and, desc, eq, lt } from 'drizzle-orm';
import type { ServiceContext } from '../context';

export const entriesPageMost = 100;

/** The actor's own entries, newest first, at most `limit` of those before `before`. */
export async function listEntries(
  ctx: Pick<ServiceContext, 'actor' | 'db'>,
  input: { limit: number; before: number | null },
): Promise<WalletEntry[]> {
  const rows = await ctx.db
    .select()
    .from(walletEntries)
    .where(
      and(
        eq(walletEntries.userId, ctx.actor.userId),
        input.before === null ? undefined : lt(walletEntries.id, input.before),
      ),
    )
    .orderBy(desc(walletEntries.id))
    .limit(input.limit);
  return rows.map(({ id, kind, createdAt, bonusSeconds, paidSeconds, heldSeconds }) => ({
    id,
    kind,
    at: createdAt.toISOString(),
    bonusSeconds,
    paidSeconds,
    heldSeconds,
  }));
}
