import { type BillingPolicy, notCharged, type Receipt } from '@planline/contracts/billing';
import type { EngineKind } from '@planline/contracts/engine';
import type { ProjectId, RunId } from '@planline/contracts/ids';
import {
  type OperationType,
  userAiTimeConsumption,
} from '@planline/db/schema/user-ai-time-consumption';
import { walletHolds } from '@planline/db/schema/wallet-holds';
import { eq, sql } from 'drizzle-orm';
import type { Transaction } from '../context';
import { changeHold, openHold } from './open-hold';
import { aiSecondsOf, isFree } from './what-costs';

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
 * Ends the hold of a run that delivered something: charges what it took, at most what was held, the bonus
 * before the paid seconds, and gives the rest back. Safe to repeat: the second call answers with the first
 * receipt. A run for which nothing was ever held is recorded and costs nothing.
 */
export async function settleHold(
  tx: Transaction,
  policy: BillingPolicy,
  run: DeliveredRun,
): Promise<Receipt> {
  const aiSeconds = aiSecondsOf(run.aiMs);
  const free = isFree(policy, run.engine);
  const at = run.at.toISOString();
  const [charge] = await changeHold<{ charged: number; bonus: number }>(
    tx,
    run.runId,
    sql`
    WITH open AS (${openHold(run.runId)}), charge AS (
      SELECT *, least(charged, bonus_seconds) AS bonus
      FROM (SELECT *, least(${free ? 0 : aiSeconds}::int, seconds) AS charged FROM open) AS priced
    ), hold AS (
      UPDATE wallet_holds
      SET status = 'settled', charged_seconds = charge.charged, bonus_seconds = charge.bonus,
        closed_at = ${at}::timestamptz
      FROM charge WHERE wallet_holds.run_id = charge.run_id
    ), wallet AS (
      UPDATE wallets
      SET bonus_seconds = wallets.bonus_seconds - charge.bonus,
        paid_seconds = wallets.paid_seconds - (charge.charged - charge.bonus),
        held_seconds = wallets.held_seconds - charge.seconds
      FROM charge WHERE wallets.user_id = charge.user_id
    ), entry AS (
      INSERT INTO wallet_entries
        (user_id, kind, reference, bonus_seconds, paid_seconds, held_seconds, created_at)
      SELECT user_id, 'settle', run_id, -bonus, bonus - charged, -seconds, ${at}::timestamptz FROM charge
    ), used AS (
      INSERT INTO user_ai_time_consumption
        (user_id, project_id, run_id, seconds, charged_seconds, bonus_seconds, operation_type, created_at)
      SELECT user_id, ${run.projectId}, run_id, ${aiSeconds}::int, charged, bonus, ${run.operation},
        ${at}::timestamptz
      FROM charge
    )
    SELECT charged, bonus FROM charge`,
  );
  if (!charge) return settleWithoutHold(tx, run);
  return {
    outcome: free ? 'free' : 'charged',
    aiSeconds,
    chargedSeconds: charge.charged,
    bonusSeconds: charge.bonus,
  };
}

/** The hold has ended before, or the run is older than the wallets. */
async function settleWithoutHold(tx: Transaction, run: DeliveredRun): Promise<Receipt> {
  const [hold] = await tx
    .select({ status: walletHolds.status })
    .from(walletHolds)
    .where(eq(walletHolds.runId, run.runId));
  if (hold?.status === 'released') return notCharged;
  await tx
    .insert(userAiTimeConsumption)
    .values({
      userId: run.userId,
      projectId: run.projectId,
      runId: run.runId,
      seconds: aiSecondsOf(run.aiMs),
      operationType: run.operation,
      createdAt: run.at,
    })
    .onConflictDoNothing();
  const [row] = await tx
    .select({
      aiSeconds: userAiTimeConsumption.seconds,
      chargedSeconds: userAiTimeConsumption.chargedSeconds,
      bonusSeconds: userAiTimeConsumption.bonusSeconds,
    })
    .from(userAiTimeConsumption)
    .where(eq(userAiTimeConsumption.runId, run.runId));
  if (!row) throw new Error(`run ${run.runId} left no record`);
  return { outcome: row.chargedSeconds > 0 ? 'charged' : 'free', ...row };
}
