import { type BillingPolicy, notCharged, type Receipt } from '@planline/contracts/billing';
import type { EngineKind } from '@planline/contracts/engine';
import type { ProjectId, RunId } from '@planline/contracts/ids';
import {
  type OperationType,
  userAiTimeConsumption,
} from '@planline/db/schema/user-ai-time-consumption';
import { walletEntries } from '@planline/db/schema/wallet-entries';
import { walletHolds } from '@planline/db/schema/wallet-holds';
import { wallets } from '@planline/db/schema/wallets';
import { eq, sql } from 'drizzle-orm';
import type { Transaction } from '../context';
import { chargeOf, isFree } from './charge-of';
import { lockHold } from './lock-hold';

export interface DeliveredRun {
  runId: RunId;
  projectId: ProjectId;
  userId: string;
  engine: EngineKind;
  operation: OperationType;
  /** From the start of the engine's process to its end, on a monotonic clock. */
  aiMs: number;
  at: Date;
}

/**
 * Ends the hold of a run that delivered something: charges what it took, at most what was held, and gives
 * the rest back. Safe to repeat: the second call answers with the first receipt. A run for which nothing
 * was ever held costs nothing.
 */
export async function settleHold(
  tx: Transaction,
  policy: BillingPolicy,
  run: DeliveredRun,
): Promise<Receipt> {
  const locked = await lockHold(tx, run.runId);
  if (locked?.hold.status === 'released') return notCharged;
  if (locked?.hold.status === 'settled') return findReceipt(tx, run);
  const free = isFree(policy, run.engine) || locked === null;
  const charge = chargeOf(
    { aiMs: run.aiMs, free },
    {
      runSeconds: locked?.hold.seconds ?? 0,
      bonusSeconds: locked?.wallet.bonusSeconds ?? 0,
    },
  );
  const [recorded] = await Promise.all([
    tx
      .insert(userAiTimeConsumption)
      .values({
        userId: run.userId,
        projectId: run.projectId,
        runId: run.runId,
        seconds: charge.aiSeconds,
        chargedSeconds: charge.chargedSeconds,
        bonusSeconds: charge.bonusSeconds,
        operationType: run.operation,
        createdAt: run.at,
      })
      .onConflictDoNothing()
      .returning({ id: userAiTimeConsumption.id }),
    ...(locked ? closeHold(tx, locked.hold, charge, run.at) : []),
  ]);
  if (locked && recorded.length === 0) throw new Error(`run ${run.runId} was recorded before`);
  return { outcome: free ? 'free' : 'charged', ...charge };
}

function closeHold(
  tx: Transaction,
  hold: typeof walletHolds.$inferSelect,
  charge: { chargedSeconds: number; bonusSeconds: number },
  at: Date,
): Promise<unknown>[] {
  const { chargedSeconds, bonusSeconds } = charge;
  const paidSeconds = chargedSeconds - bonusSeconds;
  return [
    tx
      .update(wallets)
      .set({
        bonusSeconds: sql`${wallets.bonusSeconds} - ${bonusSeconds}`,
        paidSeconds: sql`${wallets.paidSeconds} - ${paidSeconds}`,
        heldSeconds: sql`${wallets.heldSeconds} - ${hold.seconds}`,
      })
      .where(eq(wallets.userId, hold.userId))
      .execute(),
    tx
      .update(walletHolds)
      .set({ status: 'settled', chargedSeconds, bonusSeconds, closedAt: at })
      .where(eq(walletHolds.runId, hold.runId))
      .execute(),
    tx
      .insert(walletEntries)
      .values({
        userId: hold.userId,
        kind: 'settle',
        reference: hold.runId,
        bonusSeconds: 0 - bonusSeconds,
        paidSeconds: 0 - paidSeconds,
        heldSeconds: 0 - hold.seconds,
        createdAt: at,
      })
      .execute(),
  ];
}

async function findReceipt(tx: Transaction, run: DeliveredRun): Promise<Receipt> {
  const [row] = await tx
    .select({
      aiSeconds: userAiTimeConsumption.seconds,
      chargedSeconds: userAiTimeConsumption.chargedSeconds,
      bonusSeconds: userAiTimeConsumption.bonusSeconds,
    })
    .from(userAiTimeConsumption)
    .where(eq(userAiTimeConsumption.runId, run.runId));
  if (!row) throw new Error(`run ${run.runId} was settled without a record`);
  return { outcome: row.chargedSeconds > 0 ? 'charged' : 'free', ...row };
}
