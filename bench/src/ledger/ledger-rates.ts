import { type RunId, runIdSchema, type UserId } from '@planline/contracts/ids';
import type { Database } from '@planline/db/client';
import { extendHold, reserveSeconds, settleHold } from '@planline/services/billing';
import { sql } from 'drizzle-orm';
import { ulid } from 'ulid';
import { ledgerClients, policy, projectId } from './open-ledger';

/** The three verbs of one run, each in a transaction of its own: cycles per second. */
export function ledgerRate(db: Database, userIds: readonly UserId[], ms: number): Promise<number> {
  return rateOf(ms, async (client) => {
    const userId = userIds[client % userIds.length];
    if (!userId) throw new Error('nobody');
    const runId: RunId = runIdSchema.parse(ulid());
    const at = new Date();
    await db.transaction((tx) =>
      reserveSeconds(tx, policy, { runId, userId, projectId, seconds: 3, at }),
    );
    await db.transaction((tx) => extendHold(tx, { runId, extension: 1, seconds: 2, at }));
    await db.transaction((tx) =>
      settleHold(tx, policy, {
        runId,
        userId,
        projectId,
        engine: 'claude',
        operation: 'plan_question',
        aiMs: 800,
        at,
      }),
    );
  });
}

/** What the machine can do at best: three transactions of one small row each. */
export async function bareCommitRate(db: Database, ms: number): Promise<number> {
  await db.execute(
    sql`CREATE TABLE IF NOT EXISTS bare_commits (id TEXT PRIMARY KEY, seconds INTEGER)`,
  );
  return rateOf(ms, async () => {
    for (let step = 0; step < 3; step += 1) {
      await db.transaction((tx) =>
        tx.execute(sql`INSERT INTO bare_commits (id, seconds) VALUES (${ulid()}, ${step}::int)`),
      );
    }
  });
}

async function rateOf(ms: number, cycle: (client: number) => Promise<void>): Promise<number> {
  const startedAt = performance.now();
  let cycles = 0;
  await Promise.all(
    Array.from({ length: ledgerClients }, async (_, client) => {
      while (performance.now() - startedAt < ms) {
        await cycle(client);
        cycles += 1;
      }
    }),
  );
  return (1_000 * cycles) / (performance.now() - startedAt);
}
