import type { BillingPolicy, GrantKind } from '@planline/contracts/billing';
import { GRANT_SECONDS_MAX } from '@planline/contracts/billing';
import { DomainError } from '@planline/contracts/domain-error';
import type { UserId } from '@planline/contracts/ids';
import { walletEntries } from '@planline/db/schema/wallet-entries';
import { wallets } from '@planline/db/schema/wallets';
import { eq, sql } from 'drizzle-orm';
import type { Transaction } from '../context';
import { fillAllowance } from './fill-allowance';

export interface Grant {
  userId: UserId;
  kind: GrantKind;
  seconds: number;
  /** Made by whoever grants: the same one twice is the same grant once. */
  reference: string;
  grantedBy: UserId | null;
  at: Date;
}

/**
 * Adds seconds to a wallet. False when this reference was granted before, and nothing was added.
 * @throws VALIDATION_FAILED for an amount that is none; IDEMPOTENCY_MISMATCH when the reference was
 *   another grant
 */
export async function grantSeconds(
  tx: Transaction,
  policy: BillingPolicy,
  grant: Grant,
): Promise<boolean> {
  const { userId, kind, seconds, reference, grantedBy, at } = grant;
  if (!Number.isInteger(seconds) || seconds < 1 || seconds > GRANT_SECONDS_MAX) {
    throw new DomainError('VALIDATION_FAILED', {
      issues: [{ path: 'seconds', message: `a whole number from 1 to ${GRANT_SECONDS_MAX}` }],
    });
  }
  await fillAllowance(tx, policy, userId, at);
  const amounts = {
    bonusSeconds: kind === 'bonus' ? seconds : 0,
    paidSeconds: kind === 'paid' ? seconds : 0,
  };
  const inserted = await tx
    .insert(walletEntries)
    .values({ userId, kind: 'grant', reference, ...amounts, grantedBy, createdAt: at })
    .onConflictDoNothing()
    .returning({ id: walletEntries.id });
  if (inserted.length === 0) {
    await requireSameGrant(tx, grant, amounts);
    return false;
  }
  await tx
    .update(wallets)
    .set({
      bonusSeconds: sql`${wallets.bonusSeconds} + ${amounts.bonusSeconds}`,
      paidSeconds: sql`${wallets.paidSeconds} + ${amounts.paidSeconds}`,
    })
    .where(eq(wallets.userId, userId));
  return true;
}

async function requireSameGrant(
  tx: Transaction,
  { userId, reference }: Grant,
  amounts: { bonusSeconds: number; paidSeconds: number },
): Promise<void> {
  const rows = await tx.select().from(walletEntries).where(eq(walletEntries.reference, reference));
  const isSame = rows.some(
    (row) =>
      row.kind === 'grant' &&
      row.userId === userId &&
      row.bonusSeconds === amounts.bonusSeconds &&
      row.paidSeconds === amounts.paidSeconds,
  );
  if (!isSame) throw new DomainError('IDEMPOTENCY_MISMATCH', {});
}
