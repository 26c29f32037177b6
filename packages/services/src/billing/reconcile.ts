import type { Database, DatabaseReader } from '@planline/db/client';
import { type SQL, sql } from 'drizzle-orm';

export interface BrokenLaw {
  law: string;
  /** How many wallets or runs break it. */
  count: number;
  /** The first of them: user ids or run ids. */
  examples: string[];
}

export interface Reconciliation {
  wallets: number;
  holds: number;
  entries: number;
  broken: BrokenLaw[];
}

/** What has to hold whatever happened. Each query names those who break its law. */
const laws: Record<string, SQL> = {
  'nothing is below zero, and no more is held than is there': sql`
    SELECT user_id AS id FROM wallets
    WHERE least(bonus_seconds, paid_seconds, held_seconds) < 0 OR held_seconds > bonus_seconds + paid_seconds`,
  'a wallet is the sum of its entries': sql`
    SELECT w.user_id AS id FROM wallets w
    LEFT JOIN (
      SELECT user_id, sum(bonus_seconds) AS bonus, sum(paid_seconds) AS paid, sum(held_seconds) AS held
      FROM wallet_entries GROUP BY user_id
    ) e USING (user_id)
    WHERE (w.bonus_seconds, w.paid_seconds, w.held_seconds)
      IS DISTINCT FROM (coalesce(e.bonus, 0), coalesce(e.paid, 0), coalesce(e.held, 0))`,
  'what is held is the sum of the open holds': sql`
    SELECT w.user_id AS id FROM wallets w
    LEFT JOIN (
      SELECT user_id, sum(seconds) AS seconds FROM wallet_holds WHERE status = 'open' GROUP BY user_id
    ) h USING (user_id)
    WHERE w.held_seconds <> coalesce(h.seconds, 0)`,
  'a hold has the entries of its state, once': sql`
    SELECT h.run_id AS id FROM wallet_holds h
    LEFT JOIN (
      SELECT split_part(reference, ':', 1) AS run_id,
        sum(held_seconds) FILTER (WHERE kind IN ('reserve', 'extend')) AS added,
        sum(held_seconds) FILTER (WHERE kind IN ('settle', 'release')) AS returned,
        count(*) FILTER (WHERE kind = 'reserve') AS reserves,
        count(*) FILTER (WHERE kind = 'extend') AS extensions,
        count(*) FILTER (WHERE kind = 'settle') AS settles,
        count(*) FILTER (WHERE kind = 'release') AS releases,
        -coalesce(sum(bonus_seconds), 0) AS bonus,
        -coalesce(sum(paid_seconds), 0) AS paid
      FROM wallet_entries WHERE kind NOT IN ('grant', 'allowance') GROUP BY 1
    ) e USING (run_id)
    WHERE (h.seconds, 1, h.extensions, (h.status = 'settled')::int, (h.status = 'released')::int,
        CASE h.status WHEN 'open' THEN 0 ELSE -h.seconds END,
        coalesce(h.bonus_seconds, 0), coalesce(h.charged_seconds, 0) - coalesce(h.bonus_seconds, 0))
      IS DISTINCT FROM (e.added, e.reserves, e.extensions, e.settles, e.releases,
        coalesce(e.returned, 0), e.bonus, e.paid)`,
  'an entry of a run has a hold': sql`
    SELECT e.reference AS id FROM wallet_entries e
    LEFT JOIN wallet_holds h ON h.run_id = split_part(e.reference, ':', 1)
    WHERE e.kind NOT IN ('grant', 'allowance') AND h.run_id IS NULL`,
  'a run is recorded as it was charged, once': sql`
    SELECT coalesce(h.run_id, c.run_id) AS id
    FROM (SELECT * FROM wallet_holds WHERE status = 'settled') h
    FULL JOIN (SELECT * FROM user_ai_time_consumption WHERE run_id IS NOT NULL) c USING (run_id)
    WHERE (h.charged_seconds, h.bonus_seconds, h.user_id) IS DISTINCT FROM (c.charged_seconds, c.bonus_seconds, c.user_id::text)
      -- Measured and free: nothing was set aside for it.
      AND NOT (h.run_id IS NULL AND c.charged_seconds = 0)`,
  'a failure costs nothing': sql`
    SELECT h.run_id AS id FROM wallet_holds h JOIN runs r ON r.id = h.run_id
    WHERE h.charged_seconds > 0 AND r.status IN ('failed', 'interrupted')`,
  'only a run that has not ended holds anything': sql`
    SELECT h.run_id AS id FROM wallet_holds h LEFT JOIN runs r ON r.id = h.run_id
    WHERE h.status = 'open' AND (r.id IS NULL OR r.status NOT IN ('queued', 'running'))`,
};

const examplesShown = 5;

/** Checks the books against each other, as they are at one moment; it changes nothing. */
export async function reconcileBooks(db: Database): Promise<Reconciliation> {
  return db.transaction((tx) => reconcile(tx), {
    isolationLevel: 'repeatable read',
    accessMode: 'read only',
  });
}

/** The same inside of a transaction that sees one moment. */
export async function reconcile(db: DatabaseReader): Promise<Reconciliation> {
  const broken: BrokenLaw[] = [];
  for (const [law, query] of Object.entries(laws)) {
    const [found] = await db.execute<{ count: number; examples: string[] }>(sql`
      SELECT count(*)::int AS count, coalesce((array_agg(id ORDER BY id))[1:${examplesShown}::int], '{}') AS examples
      FROM (${query}) AS breaking`);
    if (found && found.count > 0)
      broken.push({ law, count: found.count, examples: found.examples });
  }
  const [sizes] = await db.execute<{ wallets: number; holds: number; entries: number }>(sql`
    SELECT (SELECT count(*)::int FROM wallets) AS wallets,
      (SELECT count(*)::int FROM wallet_holds) AS holds,
      (SELECT count(*)::int FROM wallet_entries) AS entries`);
  return { wallets: 0, holds: 0, entries: 0, ...sizes, broken };
}
