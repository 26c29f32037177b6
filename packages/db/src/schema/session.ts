import { index, pgTable, text, timestamp, unique } from 'drizzle-orm/pg-core';
import { user } from './user';

/** A signed-in browser (the sign-in kind of session, not a plan session). Ends with its user. */
export const session = pgTable(
  'session',
  {
    id: text('id').primaryKey(),
    expiresAt: timestamp('expires_at', { withTimezone: true }).notNull(),
    token: text('token').notNull(),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
    updatedAt: timestamp('updated_at', { withTimezone: true }).notNull().defaultNow(),
    ipAddress: text('ip_address'),
    userAgent: text('user_agent'),
    userId: text('user_id')
      .notNull()
      .references(() => user.id, { onDelete: 'cascade' }),
  },
  (table) => [
    unique('session_token_key').on(table.token),
    index('session_user_idx').on(table.userId),
  ],
);
