import { type RunId, runIdSchema, type UserId } from '@planline/contracts/ids';
import { createDatabase, type Database } from '@planline/db/client';
import {
  type Extension,
  extendHold,
  grantSeconds,
  reconcile,
  releaseHold,
  reserveSeconds,
  settleHold,
} from '@planline/services/billing';
import { sql } from 'drizzle-orm';
import { ulid } from 'ulid';
import { addPerson, ledgerApplication, ledgerClients, policy, projectId } from './open-ledger';

/** Few wallets for many clients, and little in them: they meet, and they run dry. */
const people = 12;
const firstSeconds = 400;
const killEveryMs = 150;
/** Of all operations, this share is sent twice at the same moment. */
const duplicateShare = 0.2;

export interface StormReport {
  operations: number;
  duplicates: number;
  kills: number;
  refused: number;
  negative: number;
  unbalanced: number;
  doubled: number;
  broken: string[];
}

/**
 * Real operations from sixteen clients on a dozen wallets, many of them sent twice at the same moment, while
 * connections are killed in the middle of whatever they do; each is repeated until it has an answer.
 */
export async function storm(db: Database, url: string, operations: number): Promise<StormReport> {
  const userIds: UserId[] = [];
  for (let index = 0; index < people; index += 1) userIds.push(await addPerson(db, firstSeconds));
  const killer = startKiller(url);
  const report = { operations: 0, duplicates: 0, refused: 0 };
  const send = async (work: () => Promise<unknown>) => {
    const isDouble = Math.random() < duplicateShare;
    const answers = await Promise.all(
      Array.from({ length: isDouble ? 2 : 1 }, () => untilAnswered(work)),
    );
    report.operations += answers.length;
    if (isDouble) report.duplicates += 1;
    return answers[0];
  };
  await Promise.all(
    Array.from({ length: ledgerClients }, async (_, client) => {
      while (report.operations < operations) {
        const userId = userIds[Math.floor(Math.random() * people)] ?? userIds[client % people];
        if (!userId) throw new Error('nobody');
        if (!(await playRun(db, userId, send))) report.refused += 1;
      }
    }),
  );
  const kills = await killer.stop();
  return { ...report, kills, ...(await judge(db)) };
}

/** One run, from its hold to one of its ends; false when there was not enough for it. */
async function playRun(
  db: Database,
  userId: UserId,
  send: (work: () => Promise<unknown>) => Promise<unknown>,
): Promise<boolean> {
  const runId: RunId = runIdSchema.parse(ulid());
  const at = new Date();
  const seconds = between(1, 120);
  const hold = { runId, userId, projectId, seconds, at };
  const held = await send(() => db.transaction((tx) => reserveSeconds(tx, policy, hold)));
  if (!(held as { reserved: boolean }).reserved) {
    const reference = ulid();
    const kind = Math.random() < 0.5 ? 'bonus' : 'paid';
    const gift = { userId, kind, seconds: 300, reference, grantedBy: null, at } as const;
    await send(() => db.transaction((tx) => grantSeconds(tx, policy, gift)));
    return false;
  }
  for (let extension = 1; Math.random() < 0.4; ) {
    const more = { runId, extension, seconds: between(1, 60), at };
    const { addedSeconds } = (await send(() =>
      db.transaction((tx) => extendHold(tx, more)),
    )) as Extension;
    // As the meter does: an extension that brought nothing is asked for again under its number.
    if (addedSeconds > 0) extension += 1;
  }
  const aiMs = between(0, 150_000);
  const settle = () =>
    db.transaction((tx) =>
      settleHold(tx, policy, {
        runId,
        userId,
        projectId,
        engine: 'claude',
        operation: 'plan_feature',
        aiMs,
        at,
      }),
    );
  const release = () => db.transaction((tx) => releaseHold(tx, runId, at));
  const die = Math.random();
  if (die < 0.7) await send(settle);
  else if (die < 0.9) await send(release);
  // A worker that comes back after its run was swept.
  else await Promise.all([send(settle), send(release)]);
  return true;
}

const between = (least: number, most: number): number =>
  least + Math.floor(Math.random() * (most - least + 1));

/** A connection that goes away leaves open whether the commit happened: ask again, as a worker would. */
async function untilAnswered(work: () => Promise<unknown>): Promise<unknown> {
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (!isLostConnection(error)) throw error;
    }
  }
}

function isLostConnection(error: unknown): boolean {
  for (let at = error; at instanceof Error; at = at.cause) {
    const { code } = at as { code?: string };
    if (code && /^(57P|08|CONNECTION_|ECONN|EPIPE)/.test(code)) return true;
  }
  return false;
}

function startKiller(url: string) {
  const killer = createDatabase({ url, applicationName: 'bench-killer', max: 1 });
  let kills = 0;
  let busy: Promise<unknown> = Promise.resolve();
  const timer = setInterval(() => {
    busy = killer.db
      .execute<{ killed: boolean }>(sql`
        SELECT pg_terminate_backend(pid) AS killed FROM pg_stat_activity
        WHERE application_name = ${ledgerApplication} AND state <> 'idle'
        ORDER BY random() LIMIT 1`)
      .then((rows) => {
        kills += rows.length;
      });
  }, killEveryMs);
  return {
    async stop(): Promise<number> {
      clearInterval(timer);
      await busy;
      await killer.close();
      return kills;
    },
  };
}

/** Every law but the one of runs, which this benchmark has none of; and the three counts in plain words. */
async function judge(db: Database) {
  const { broken } = await reconcile(db);
  const [counts] = await db.execute<{ negative: number; unbalanced: number; doubled: number }>(sql`
    SELECT
      (SELECT count(*)::int FROM wallets
        WHERE least(bonus_seconds, paid_seconds, held_seconds, bonus_seconds + paid_seconds - held_seconds) < 0) AS negative,
      (SELECT count(*)::int FROM wallets w JOIN (
        SELECT user_id, sum(bonus_seconds) AS bonus, sum(paid_seconds) AS paid, sum(held_seconds) AS held
        FROM wallet_entries GROUP BY user_id) e USING (user_id)
        WHERE (w.bonus_seconds, w.paid_seconds, w.held_seconds) IS DISTINCT FROM (e.bonus, e.paid, e.held)) AS unbalanced,
      (SELECT count(*)::int FROM (
        SELECT reference FROM wallet_entries WHERE kind IN ('settle', 'release') GROUP BY reference HAVING count(*) > 1
        UNION ALL
        SELECT run_id FROM user_ai_time_consumption GROUP BY run_id HAVING count(*) > 1) d) AS doubled`);
  return {
    negative: counts?.negative ?? -1,
    unbalanced: counts?.unbalanced ?? -1,
    doubled: counts?.doubled ?? -1,
    broken: broken.map(({ law }) => law).filter((law) => !law.startsWith('only a run')),
  };
}
