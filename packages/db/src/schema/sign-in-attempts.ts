import { bigint, integer, pgTable, text, unique } from 'drizzle-orm/pg-core';

/** Attempts to sign in per address and path, counted over all processes by the auth library. */
export const signInAttempts = pgTable(
  'sign_in_attempts',
  {
    id: text('id').primaryKey(),
    key: text('key').notNull(),
    count: integer('count').notNull(),
    /** Milliseconds since 1970. */
    lastRequest: bigint('last_request', { mode: 'number' }).notNull(),
  },
  (table) => [unique('uniq_sign_in_attempts_key').on(table.key)],
);
