import type { RunId } from '@planline/contracts/ids';
import { sql } from 'drizzle-orm';
import type { Transaction } from '../context';
import { changeHold, openHold } from './open-hold';

export interface Extension {
  /** Held for the run from now on. */
  heldSeconds: number;
  /** 0 when there is nothing left to hold, or the hold has ended. */
  addedSeconds: number;
}

/**
 * Holds up to `seconds` more for a run that takes longer: what is there, if that is less. `extension`
 * counts from 1 and makes the call safe to repeat: the second one for a number adds nothing.
 */
export async function extendHold(
  tx: Transaction,
  run: { runId: RunId; extension: number; seconds: number; at: Date },
): Promise<Extension> {
  const { runId, extension, seconds } = run;
  const [row] = await changeHold<{ held: number; added: number }>(
    tx,
    runId,
    sql`
    WITH open AS (${openHold(runId)}), due AS (
      SELECT run_id, user_id, least(${seconds}::int, available) AS added FROM open
      WHERE extensions < ${extension}::int AND available > 0
    ), hold AS (
      UPDATE wallet_holds SET seconds = wallet_holds.seconds + due.added, extensions = ${extension}::int
      FROM due WHERE wallet_holds.run_id = due.run_id
    ), wallet AS (
      UPDATE wallets SET held_seconds = wallets.held_seconds + due.added
      FROM due WHERE wallets.user_id = due.user_id
    ), entry AS (
      INSERT INTO wallet_entries (user_id, kind, reference, held_seconds, created_at)
      SELECT user_id, 'extend', ${`${runId}:${extension}`}, added, ${run.at.toISOString()}::timestamptz FROM due
    )
    SELECT open.seconds + coalesce(due.added, 0) AS held, coalesce(due.added, 0) AS added
    FROM open LEFT JOIN due USING (run_id)`,
  );
  return { heldSeconds: row?.held ?? 0, addedSeconds: row?.added ?? 0 };
}
