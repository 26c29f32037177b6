import type { BillingPolicy } from '@planline/contracts/billing';
import {
  type ProjectId,
  projectIdSchema,
  type RunId,
  runIdSchema,
  type UserId,
  userIdSchema,
} from '@planline/contracts/ids';
import { user } from '@planline/db/schema/user';
import { walletEntries } from '@planline/db/schema/wallet-entries';
import { walletHolds } from '@planline/db/schema/wallet-holds';
import { wallets } from '@planline/db/schema/wallets';
import { createTestDatabase } from '@planline/db/testing/test-database';
import { asc, eq } from 'drizzle-orm';
import { ulid } from 'ulid';
import type { Transaction } from '../../context';
import { grantSeconds } from '../grant-seconds';
import { reconcile } from '../reconcile';
import { reserveSeconds } from '../reserve-seconds';
import { settleHold } from '../settle-hold';

/** Holds of these tests belong to runs that no table has: this one law is another test's. */
const lawOfRuns = 'only a run that has not ended holds anything';

/** Wallets on a real database, without projects and runs. */
export async function createLedgerWorld(policy: Partial<BillingPolicy> = {}) {
  const database = await createTestDatabase({ max: 25 });
  const billing: BillingPolicy = {
    monthlyBonusSeconds: 0,
    freeEngines: new Set(['local']),
    ...policy,
  };
  const projectId: ProjectId = projectIdSchema.parse('project-1');
  const { db } = database;
  const inTransaction = <T>(work: (tx: Transaction) => Promise<T>) => db.transaction(work);

  return {
    ...database,
    billing,
    projectId,
    newRunId: (): RunId => runIdSchema.parse(ulid()),
    async addPerson(seconds: { bonus?: number; paid?: number } = {}): Promise<UserId> {
      const userId = userIdSchema.parse(ulid());
      await db.insert(user).values({ id: userId, name: 'Ada', email: `${userId}@example.com` });
      for (const kind of ['bonus', 'paid'] as const) {
        const amount = seconds[kind] ?? 0;
        if (amount === 0) continue;
        await inTransaction((tx) =>
          grantSeconds(tx, billing, {
            userId,
            kind,
            seconds: amount,
            reference: ulid(),
            grantedBy: null,
            at: new Date(),
          }),
        );
      }
      return userId;
    },
    inTransaction,
    reserve: (userId: UserId, runId: RunId, seconds: number) =>
      inTransaction((tx) =>
        reserveSeconds(tx, billing, { runId, userId, projectId, seconds, at: new Date() }),
      ),
    settle: (userId: UserId, runId: RunId, aiMs: number, engine: 'claude' | 'local' = 'claude') =>
      inTransaction((tx) =>
        settleHold(tx, billing, {
          runId,
          userId,
          projectId,
          engine,
          operation: 'plan_question',
          aiMs,
          at: new Date(),
        }),
      ),
    async wallet(userId: UserId) {
      const [row] = await db
        .select({
          bonus: wallets.bonusSeconds,
          paid: wallets.paidSeconds,
          held: wallets.heldSeconds,
        })
        .from(wallets)
        .where(eq(wallets.userId, userId));
      return row;
    },
    async hold(runId: RunId) {
      const [row] = await db.select().from(walletHolds).where(eq(walletHolds.runId, runId));
      return row;
    },
    entries: (userId: UserId) =>
      db
        .select()
        .from(walletEntries)
        .where(eq(walletEntries.userId, userId))
        .orderBy(asc(walletEntries.id)),
    async brokenLaws(): Promise<string[]> {
      const { broken } = await reconcile(db);
      return broken.map(({ law }) => law).filter((law) => law !== lawOfRuns);
    },
    async [Symbol.asyncDispose]() {
      await database.drop();
    },
  };
}

export type LedgerWorld = Awaited<ReturnType<typeof createLedgerWorld>>;
