import { type ProjectId, type RunId, runIdSchema } from '@planline/contracts/ids';
import { walletHolds } from '@planline/db/schema/wallet-holds';
import { and, asc, eq, sql } from 'drizzle-orm';
import type { Transaction } from '../context';
import { changeHold, openHold } from './open-hold';

/** Gives back what was held for a run that delivered nothing. A hold that has ended stays as it is. */
export async function releaseHold(tx: Transaction, runId: RunId, at: Date): Promise<void> {
  const closedAt = at.toISOString();
  await changeHold(
    tx,
    runId,
    sql`
    WITH open AS (${openHold(runId)}), hold AS (
      UPDATE wallet_holds SET status = 'released', closed_at = ${closedAt}::timestamptz
      FROM open WHERE wallet_holds.run_id = open.run_id
    ), wallet AS (
      UPDATE wallets SET held_seconds = wallets.held_seconds - open.seconds
      FROM open WHERE wallets.user_id = open.user_id
    )
    INSERT INTO wallet_entries (user_id, kind, reference, held_seconds, created_at)
    SELECT user_id, 'release', run_id, -seconds, ${closedAt}::timestamptz FROM open`,
  );
}

/** For a project that goes away with its runs. */
export async function releaseProjectHolds(
  tx: Transaction,
  projectId: ProjectId,
  at: Date,
): Promise<void> {
  const open = await tx
    .select({ runId: walletHolds.runId })
    .from(walletHolds)
    .where(and(eq(walletHolds.projectId, projectId), eq(walletHolds.status, 'open')))
    // One order of wallets for everybody who takes more than one.
    .orderBy(asc(walletHolds.userId), asc(walletHolds.runId));
  for (const { runId } of open) await releaseHold(tx, runIdSchema.parse(runId), at);
}
