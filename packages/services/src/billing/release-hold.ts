import type { ProjectId, RunId } from '@planline/contracts/ids';
import { runIdSchema } from '@planline/contracts/ids';
import { walletEntries } from '@planline/db/schema/wallet-entries';
import { walletHolds } from '@planline/db/schema/wallet-holds';
import { wallets } from '@planline/db/schema/wallets';
import { and, asc, eq, sql } from 'drizzle-orm';
import type { Transaction } from '../context';
import { lockHold } from './lock-hold';

/** Gives back what was held for a run that delivered nothing. A hold that has ended stays as it is. */
export async function releaseHold(tx: Transaction, runId: RunId, at: Date): Promise<void> {
  const locked = await lockHold(tx, runId);
  if (locked?.hold.status !== 'open') return;
  const { hold, wallet } = locked;
  await Promise.all([
    tx
      .update(wallets)
      .set({ heldSeconds: sql`${wallets.heldSeconds} - ${hold.seconds}` })
      .where(eq(wallets.userId, wallet.userId)),
    tx
      .update(walletHolds)
      .set({ status: 'released', closedAt: at })
      .where(eq(walletHolds.runId, runId)),
    tx.insert(walletEntries).values({
      userId: wallet.userId,
      kind: 'release',
      reference: runId,
      heldSeconds: -hold.seconds,
      createdAt: at,
    }),
  ]);
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
