import { bigint, pgTable, varchar } from 'drizzle-orm/pg-core';
import { projects } from './projects';

/**
 * The last `project_seq` of each project. Written by the timeline's insert trigger alone, which holds
 * the row's lock until the commit: that lock is what makes the order of numbers the order of commits.
 */
export const projectTimelineHead = pgTable('project_timeline_head', {
  projectId: varchar('project_id', { length: 255 })
    .primaryKey()
    .references(() => projects.id, { onDelete: 'cascade' }),
  lastProjectSeq: bigint('last_project_seq', { mode: 'number' }).notNull(),
});
