import type { BillingPolicy } from '@planline/contracts/billing';
import type { ProjectId, RunId, UserId } from '@planline/contracts/ids';
import { walletHolds } from '@planline/db/schema/wallet-holds';
import { wallets } from '@planline/db/schema/wallets';
import { eq, sql } from 'drizzle-orm';
import type { Transaction } from '../context';
import { fillAllowance, monthOf } from './fill-allowance';

export interface NewHold {
  runId: RunId;
  userId: UserId;
  projectId: ProjectId;
  seconds: number;
  at: Date;
}

export type Reservation =
  | { reserved: true; seconds: number }
  | { reserved: false; neededSeconds: number; availableSeconds: number };

/**
 * Sets seconds aside for a run, or says how many there are. Safe to call twice and in parallel: the second
 * call finds the first hold. Nothing of a refused one is left.
 */
export async function reserveSeconds(
  tx: Transaction,
  policy: BillingPolicy,
  hold: NewHold,
): Promise<Reservation> {
  if (await tryReserve(tx, hold)) return { reserved: true, seconds: hold.seconds };
  const [known] = await tx
    .select({ seconds: walletHolds.seconds })
    .from(walletHolds)
    .where(eq(walletHolds.runId, hold.runId));
  if (known) return { reserved: true, seconds: known.seconds };
  // Off the beaten path: a wallet that is new, empty, or without this month's allowance.
  const wallet = await fillAllowance(tx, policy, hold.userId, hold.at);
  if (await tryReserve(tx, hold)) return { reserved: true, seconds: hold.seconds };
  return {
    reserved: false,
    neededSeconds: hold.seconds,
    availableSeconds: wallet.bonusSeconds + wallet.paidSeconds - wallet.heldSeconds,
  };
}

/**
 * The wallet's one conditional update; hold and entry are written exactly when it happened. The lock comes
 * in a statement of its own (in the same round trip), so that the update's own look at the holds is made
 * after a parallel call for the same run has committed.
 */
async function tryReserve(tx: Transaction, hold: NewHold): Promise<boolean> {
  const { runId, userId, projectId, seconds } = hold;
  const at = hold.at.toISOString();
  const [, held] = await Promise.all([
    tx
      .select({ userId: wallets.userId })
      .from(wallets)
      .where(eq(wallets.userId, userId))
      .for('no key update'),
    tx.execute(sql`
      WITH wallet AS (
        UPDATE wallets SET held_seconds = held_seconds + ${seconds}::int
        WHERE user_id = ${userId}
          AND bonus_seconds + paid_seconds - held_seconds >= ${seconds}::int
          AND allowance_month >= ${monthOf(hold.at)}::date
          AND NOT EXISTS (SELECT FROM wallet_holds WHERE run_id = ${runId})
        RETURNING user_id
      ), hold AS (
        INSERT INTO wallet_holds (run_id, user_id, project_id, seconds, opened_at)
        SELECT ${runId}, user_id, ${projectId}, ${seconds}::int, ${at}::timestamptz FROM wallet
      )
      INSERT INTO wallet_entries (user_id, kind, reference, held_seconds, created_at)
      SELECT user_id, 'reserve', ${runId}, ${seconds}::int, ${at}::timestamptz FROM wallet
      RETURNING user_id`),
  ]);
  return held.length > 0;
}
