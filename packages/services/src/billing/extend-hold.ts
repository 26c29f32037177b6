import type { RunId } from '@planline/contracts/ids';
import { walletEntries } from '@planline/db/schema/wallet-entries';
import { walletHolds } from '@planline/db/schema/wallet-holds';
import { wallets } from '@planline/db/schema/wallets';
import { eq, sql } from 'drizzle-orm';
import type { Transaction } from '../context';
import { lockHold } from './lock-hold';

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
  const locked = await lockHold(tx, run.runId);
  if (locked?.hold.status !== 'open') return { heldSeconds: 0, addedSeconds: 0 };
  const { hold, wallet } = locked;
  if (hold.extensions >= run.extension) return { heldSeconds: hold.seconds, addedSeconds: 0 };
  const available = wallet.bonusSeconds + wallet.paidSeconds - wallet.heldSeconds;
  const addedSeconds = Math.min(run.seconds, available);
  if (addedSeconds <= 0) return { heldSeconds: hold.seconds, addedSeconds: 0 };
  await Promise.all([
    tx
      .update(wallets)
      .set({ heldSeconds: sql`${wallets.heldSeconds} + ${addedSeconds}` })
      .where(eq(wallets.userId, wallet.userId)),
    tx
      .update(walletHolds)
      .set({ seconds: hold.seconds + addedSeconds, extensions: run.extension })
      .where(eq(walletHolds.runId, run.runId)),
    tx.insert(walletEntries).values({
      userId: wallet.userId,
      kind: 'extend',
      reference: `${run.runId}:${run.extension}`,
      heldSeconds: addedSeconds,
      createdAt: run.at,
    }),
  ]);
  return { heldSeconds: hold.seconds + addedSeconds, addedSeconds };
}
