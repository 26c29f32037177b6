import { sql } from 'drizzle-orm';
import { check, index, integer, pgTable, text, timestamp, varchar } from 'drizzle-orm/pg-core';
import { wallets } from './wallets';

export type WalletHoldStatus = 'open' | 'settled' | 'released';

/**
 * Seconds set aside for one run, once. A hold ends once: settled (charged at most what was held) or
 * released (charged nothing). It outlives its run, which may go with its project.
 */
export const walletHolds = pgTable(
  'wallet_holds',
  {
    runId: text('run_id').primaryKey(),
    userId: text('user_id')
      .notNull()
      .references(() => wallets.userId, { onDelete: 'cascade' }),
    projectId: varchar('project_id', { length: 255 }).notNull(),
    status: text('status').$type<WalletHoldStatus>().notNull().default('open'),
    seconds: integer('seconds').notNull(),
    extensions: integer('extensions').notNull().default(0),
    /** Set when it is settled; `bonus_seconds` is the part of them that came from the bonus. */
    chargedSeconds: integer('charged_seconds'),
    bonusSeconds: integer('bonus_seconds'),
    openedAt: timestamp('opened_at', { withTimezone: true }).notNull().defaultNow(),
    closedAt: timestamp('closed_at', { withTimezone: true }),
  },
  (table) => [
    index('wallet_holds_open_idx').on(table.userId).where(sql`${table.status} = 'open'`),
    index('wallet_holds_project_idx').on(table.projectId).where(sql`${table.status} = 'open'`),
    check('wallet_holds_status_check', sql`${table.status} IN ('open','settled','released')`),
    check('wallet_holds_seconds_check', sql`${table.seconds} >= 0 AND ${table.extensions} >= 0`),
    check(
      'wallet_holds_closed_check',
      sql`(${table.status} = 'open') = (${table.closedAt} IS NULL)`,
    ),
    check(
      'wallet_holds_charge_check',
      sql`CASE ${table.status} WHEN 'settled' THEN ${table.chargedSeconds} IS NOT NULL AND ${table.bonusSeconds} IS NOT NULL AND ${table.chargedSeconds} BETWEEN 0 AND ${table.seconds} AND ${table.bonusSeconds} BETWEEN 0 AND ${table.chargedSeconds} ELSE ${table.chargedSeconds} IS NULL AND ${table.bonusSeconds} IS NULL END`,
    ),
  ],
);
