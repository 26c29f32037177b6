import { bigint, index, pgTable, text, timestamp, varchar } from 'drizzle-orm/pg-core';
import { projects } from './projects';
import { user } from './user';

/** Messages that wait for a build to end, sent in the order of `position`; a row leaves when it is sent or withdrawn. */
export const queuedMessages = pgTable(
  'queued_messages',
  {
    messageId: text('message_id').primaryKey(),
    projectId: varchar('project_id', { length: 255 })
      .notNull()
      .references(() => projects.id, { onDelete: 'cascade' }),
    userId: text('user_id')
      .notNull()
      .references(() => user.id, { onDelete: 'cascade' }),
    text: text('text').notNull(),
    locale: varchar('locale', { length: 10 }),
    position: bigint('position', { mode: 'number' }).notNull().generatedAlwaysAsIdentity(),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [index('queued_messages_order_idx').on(table.projectId, table.position)],
);
