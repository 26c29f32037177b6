import type { ProjectRole } from '@planline/contracts/project';
import { sql } from 'drizzle-orm';
import { check, index, pgTable, primaryKey, text, timestamp, varchar } from 'drizzle-orm/pg-core';
import { projects } from './projects';
import { user } from './user';

/** Who may see a project: no row, no project. At least one owner stays (the verbs see to it). */
export const projectMembers = pgTable(
  'project_members',
  {
    projectId: varchar('project_id', { length: 255 })
      .notNull()
      .references(() => projects.id, { onDelete: 'cascade' }),
    userId: text('user_id')
      .notNull()
      .references(() => user.id, { onDelete: 'cascade' }),
    role: text('role').$type<ProjectRole>().notNull().default('member'),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ name: 'project_members_pkey', columns: [table.projectId, table.userId] }),
    index('project_members_user_idx').on(table.userId),
    check('project_members_role_check', sql`${table.role} IN ('owner','member')`),
  ],
);
