import { jsonb, pgTable, text, timestamp } from 'drizzle-orm/pg-core';

/** Facts of the whole installation, one row per fact; nothing of a project or a person lives here. */
export const settings = pgTable('settings', {
  key: text('key').primaryKey(),
  value: jsonb('value').$type<unknown>().notNull(),
  updatedAt: timestamp('updated_at', { withTimezone: true }).notNull().defaultNow(),
});
