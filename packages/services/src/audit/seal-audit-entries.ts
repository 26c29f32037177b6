import { auditEntries as entries } from '@planline/db/schema/audit-entries';
import { auditSeals as seals } from '@planline/db/schema/audit-seals';
import { desc, sql } from 'drizzle-orm';
import type { Dependencies, Transaction } from '../context';
import { type ChainHead, chainStart, readChainHead, writeChainHead } from './chain-head';
import { type ChainedEntry, chainedColumns, sealHash } from './chained-entry';

type SealContext = Pick<Dependencies, 'db' | 'clock' | 'logger'>;

const batchRows = 1_000;
/** Entries whose transaction was open while more than these were sealed are not found again. */
const lookBackSeals = 10_000;
/** Any number that no other lock of this database has. */
const lockKey = 7_421_906_153;

/**
 * Takes what was written since into the chain, in the order in which it is found. Writers wait for nothing:
 * only this needs an order, and one process at a time does it.
 * @returns how many entries were sealed
 */
export async function sealAuditEntries(ctx: SealContext): Promise<number> {
  for (let total = 0; ; ) {
    const sealed = await ctx.db.transaction((tx) => sealBatch(tx, ctx));
    total += sealed;
    if (sealed < batchRows) return total;
  }
}

async function sealBatch(tx: Transaction, ctx: SealContext): Promise<number> {
  const [lock] = await tx.execute<{ isMine: boolean }>(
    sql`SELECT pg_try_advisory_xact_lock(${lockKey}) AS "isMine"`,
  );
  if (!lock?.isMine) return 0;
  const [[last = chainStart], recorded] = await Promise.all([
    tx
      .select({ position: seals.position, hash: seals.hash })
      .from(seals)
      .orderBy(desc(seals.position))
      .limit(1),
    readChainHead(tx),
  ]);
  if (last.position !== recorded.position || last.hash !== recorded.hash) {
    // Going on would hide it: `planline audit verify` has to find it as it is.
    ctx.logger.error({ last, recorded }, 'the audit chain lacks its end; nothing is sealed');
    return 0;
  }
  const waiting = await tx.execute<ChainedEntry>(sql`
    SELECT ${chainedColumns} FROM ${entries}
    WHERE NOT EXISTS (SELECT 1 FROM audit_seals AS seal WHERE seal.entry_id = ${entries.id})
      AND ${entries.id} > coalesce((
        SELECT min(entry_id) FROM (
          SELECT entry_id FROM audit_seals ORDER BY position DESC LIMIT ${lookBackSeals}
        ) AS recent HAVING count(*) = ${lookBackSeals}), 0)
    ORDER BY ${entries.id} LIMIT ${batchRows}`);
  if (waiting.length === 0) return 0;
  const sealedAt = ctx.clock();
  // PostgreSQL keeps microseconds.
  const moment = sealedAt.toISOString().replace('Z', '000Z');
  let head: ChainHead = last;
  const rows = waiting.map((entry) => {
    const position = head.position + 1;
    head = { position, hash: sealHash(head.hash, position, moment, entry) };
    return { ...head, entryId: entry.id, sealedAt };
  });
  await tx.insert(seals).values(rows);
  await writeChainHead(tx, head, sealedAt);
  return rows.length;
}
