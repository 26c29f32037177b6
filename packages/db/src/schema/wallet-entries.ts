import { sql } from 'drizzle-orm';
import {
  bigint,
  check,
  index,
  integer,
  pgTable,
  text,
  timestamp,
  uniqueIndex,
} from 'drizzle-orm/pg-core';
import { wallets } from './wallets';

export const walletEntryKinds = [
  'allowance',
  'grant',
  'reserve',
  'extend',
  'settle',
  'release',
] as const;
export type WalletEntryKind = (typeof walletEntryKinds)[number];

/**
 * Every effect on a wallet, append-only and unique by (reference, kind): none happens twice. The three
 * amounts are what was added to the wallet's columns of the same names.
 */
export const walletEntries = pgTable(
  'wallet_entries',
  {
    id: bigint('id', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    userId: text('user_id')
      .notNull()
      .references(() => wallets.userId, { onDelete: 'cascade' }),
    kind: text('kind').$type<WalletEntryKind>().notNull(),
    /** The run; for an extension with its number; for a grant or an allowance an id of its own. */
    reference: text('reference').notNull(),
    bonusSeconds: integer('bonus_seconds').notNull().default(0),
    paidSeconds: integer('paid_seconds').notNull().default(0),
    heldSeconds: integer('held_seconds').notNull().default(0),
    grantedBy: text('granted_by'),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [
    uniqueIndex('uniq_wallet_entry').on(table.reference, table.kind),
    index('wallet_entries_user_idx').on(table.userId, table.id),
    check(
      'wallet_entries_kind_check',
      sql`${table.kind} IN ('allowance','grant','reserve','extend','settle','release')`,
    ),
    check(
      'wallet_entries_effect_check',
      sql`CASE ${table.kind} WHEN 'allowance' THEN ${table.bonusSeconds} > 0 AND ${table.paidSeconds} = 0 AND ${table.heldSeconds} = 0 WHEN 'grant' THEN ${table.bonusSeconds} >= 0 AND ${table.paidSeconds} >= 0 AND ${table.bonusSeconds} + ${table.paidSeconds} > 0 AND ${table.heldSeconds} = 0 WHEN 'settle' THEN ${table.bonusSeconds} <= 0 AND ${table.paidSeconds} <= 0 AND ${table.heldSeconds} <= ${table.bonusSeconds} + ${table.paidSeconds} WHEN 'release' THEN ${table.bonusSeconds} = 0 AND ${table.paidSeconds} = 0 AND ${table.heldSeconds} <= 0 ELSE ${table.bonusSeconds} = 0 AND ${table.paidSeconds} = 0 AND ${table.heldSeconds} >= 0 END`,
    ),
  ],
);
