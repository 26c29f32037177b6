import { sql } from 'drizzle-orm';
import { check, date, integer, pgTable, text } from 'drizzle-orm/pg-core';
import { user } from './user';

/**
 * AI seconds of a person. Nothing is ever below zero, and no more is held than is there: by constraint,
 * whatever the code does. Every change has an entry, so the wallet is the sum of its entries.
 */
export const wallets = pgTable(
  'wallets',
  {
    userId: text('user_id')
      .primaryKey()
      .references(() => user.id, { onDelete: 'cascade' }),
    /** Spent first. */
    bonusSeconds: integer('bonus_seconds').notNull().default(0),
    paidSeconds: integer('paid_seconds').notNull().default(0),
    /** The sum of the open holds. */
    heldSeconds: integer('held_seconds').notNull().default(0),
    /** The first day of the month whose allowance is in. */
    allowanceMonth: date('allowance_month', { mode: 'string' }).notNull().default('1970-01-01'),
  },
  (table) => [
    check(
      'wallets_never_negative_check',
      sql`${table.bonusSeconds} >= 0 AND ${table.paidSeconds} >= 0 AND ${table.heldSeconds} >= 0`,
    ),
    check(
      'wallets_held_is_there_check',
      sql`${table.heldSeconds} <= ${table.bonusSeconds} + ${table.paidSeconds}`,
    ),
  ],
);
