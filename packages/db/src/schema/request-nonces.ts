import { index, pgTable, primaryKey, text, timestamp } from 'drizzle-orm/pg-core';
import { apiKeys } from './api-keys';

/** Signed requests that were let in: a second one with the same key and nonce is a replay. */
export const requestNonces = pgTable(
  'request_nonces',
  {
    keyId: text('key_id')
      .notNull()
      .references(() => apiKeys.id, { onDelete: 'cascade' }),
    nonce: text('nonce').notNull(),
    expiresAt: timestamp('expires_at', { withTimezone: true }).notNull(),
  },
  (table) => [
    primaryKey({ name: 'request_nonces_pkey', columns: [table.keyId, table.nonce] }),
    index('request_nonces_expires_idx').on(table.expiresAt),
  ],
);
