import { pgTable, primaryKey, text, timestamp, varchar } from 'drizzle-orm/pg-core';
import { projects } from './projects';
import { user } from './user';

/** What a person has typed and not sent: one per person and project, so no lock and no reload loses it. */
export const drafts = pgTable(
  'drafts',
  {
    projectId: varchar('project_id', { length: 255 })
      .notNull()
      .references(() => projects.id, { onDelete: 'cascade' }),
    userId: text('user_id')
      .notNull()
      .references(() => user.id, { onDelete: 'cascade' }),
    text: text('text').notNull(),
    updatedAt: timestamp('updated_at', { withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [primaryKey({ name: 'drafts_pkey', columns: [table.projectId, table.userId] })],
);
