import { projectChatPlanSessions as sessions } from '@planline/db/schema/project-chat-plan-sessions';
import { eq, sql } from 'drizzle-orm';
import type { Transaction } from '../context';

/** One finished run more: the totals are the sum of the session's finished runs. */
export async function addSessionTotals(
  tx: Transaction,
  run: { sessionId: string; tokens: number; aiSeconds: number; costUsd: number; at: Date },
): Promise<void> {
  await tx
    .update(sessions)
    .set({
      messageCount: sql`${sessions.messageCount} + 1`,
      totalTokensUsed: sql`${sessions.totalTokensUsed} + ${run.tokens}`,
      totalAiSecondsConsumed: sql`${sessions.totalAiSecondsConsumed} + ${run.aiSeconds}`,
      totalCostUsd: sql`${sessions.totalCostUsd} + ${run.costUsd}`,
      lastActive: run.at,
    })
    .where(eq(sessions.sessionId, run.sessionId));
}
