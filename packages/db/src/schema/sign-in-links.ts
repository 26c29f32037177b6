import { pgTable, text, timestamp } from 'drizzle-orm/pg-core';
import { user } from './user';

/** A link that signs in once: only the hash of its token is kept; `used_at` is set at most once. */
export const signInLinks = pgTable('sign_in_links', {
  tokenHash: text('token_hash').primaryKey(),
  userId: text('user_id')
    .notNull()
    .references(() => user.id, { onDelete: 'cascade' }),
  expiresAt: timestamp('expires_at', { withTimezone: true }).notNull(),
  usedAt: timestamp('used_at', { withTimezone: true }),
});
