import { pgTable, primaryKey, text, timestamp } from 'drizzle-orm/pg-core';

/**
 * Exact sliding logs: when each of the counted requests of a person or a project came, oldest first. Never
 * more of them within the window than the limit; the row is locked by whoever counts.
 */
export const rateLimitLogs = pgTable(
  'rate_limit_logs',
  {
    scope: text('scope').$type<'user' | 'project'>().notNull(),
    subject: text('subject').notNull(),
    hits: timestamp('hits', { withTimezone: true }).array().notNull(),
  },
  (table) => [primaryKey({ name: 'rate_limit_logs_pkey', columns: [table.scope, table.subject] })],
);
