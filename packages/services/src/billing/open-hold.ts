import type { RunId } from '@planline/contracts/ids';
import { type SQL, sql } from 'drizzle-orm';
import type { Transaction } from '../context';

/**
 * Locks the open hold of a run and its wallet, and changes them, in one round trip. The lock is a statement
 * of its own: only the next one sees what those who were faster have committed.
 * @param change begins with `openHold`
 */
export async function changeHold<Row extends Record<string, unknown>>(
  tx: Transaction,
  runId: RunId,
  change: SQL,
): Promise<readonly Row[]> {
  const [, rows] = await Promise.all([
    tx.execute(sql`
      SELECT FROM wallet_holds h JOIN wallets w ON w.user_id = h.user_id
      WHERE h.run_id = ${runId}
      FOR NO KEY UPDATE OF h, w`),
    tx.execute(change),
  ]);
  return rows as unknown as readonly Row[];
}

/** The first part of every change: the run's hold with its wallet. No row when it has ended or there was none. */
export const openHold = (runId: RunId): SQL => sql`
  SELECT h.run_id, h.user_id, h.seconds, h.extensions, w.bonus_seconds,
    w.bonus_seconds + w.paid_seconds - w.held_seconds AS available
  FROM wallet_holds h JOIN wallets w ON w.user_id = h.user_id
  WHERE h.run_id = ${runId} AND h.status = 'open'`;
