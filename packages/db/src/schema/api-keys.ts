import { index, pgTable, text, timestamp } from 'drizzle-orm/pg-core';
import { user } from './user';

/**
 * A key of another server. Its secret is sealed with a key that the database does not hold. A change of
 * secrets is a second key of the same family; at most two of a family are live (the verbs see to it).
 */
export const apiKeys = pgTable(
  'api_keys',
  {
    id: text('id').primaryKey(),
    /** The id of the first key of the family. */
    familyId: text('family_id').notNull(),
    name: text('name').notNull(),
    sealedSecret: text('sealed_secret').notNull(),
    createdBy: text('created_by').references(() => user.id, { onDelete: 'set null' }),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
    revokedAt: timestamp('revoked_at', { withTimezone: true }),
    lastUsedAt: timestamp('last_used_at', { withTimezone: true }),
  },
  (table) => [index('api_keys_family_idx').on(table.familyId)],
);
