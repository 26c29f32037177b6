import { sql } from 'drizzle-orm';
import { bigint, check, pgTable, text, timestamp, unique } from 'drizzle-orm/pg-core';

/**
 * Append-only: the chain over `audit_entries`. Positions are dense from 1; each hash covers the hash before
 * it and its entry, so that no entry can be changed, removed or put between two others unseen.
 */
export const auditSeals = pgTable(
  'audit_seals',
  {
    position: bigint('position', { mode: 'number' }).primaryKey(),
    entryId: bigint('entry_id', { mode: 'number' }).notNull(),
    hash: text('hash').notNull(),
    sealedAt: timestamp('sealed_at', { withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [
    unique('uniq_audit_seal_entry').on(table.entryId),
    check('audit_seals_position_check', sql`${table.position} >= 1`),
  ],
);
