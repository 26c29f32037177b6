import type { ErrorView } from '@planline/contracts/error-code';
import type { ProjectOrigin, ProjectSettings } from '@planline/contracts/project';
import { sql } from 'drizzle-orm';
import {
  check,
  index,
  integer,
  jsonb,
  pgTable,
  text,
  timestamp,
  varchar,
} from 'drizzle-orm/pg-core';
import { user } from './user';

/**
 * A codebase people talk about. The owner has a row in `project_members` too: access is read there.
 * `current_version_id` and `current_build_id` name rows of this same project (deferred foreign keys:
 * the project row is written first). A trigger stamps `last_ai_session_updated_at`.
 */
export const projects = pgTable(
  'projects',
  {
    id: varchar('id', { length: 255 }).primaryKey(),
    name: text('name').notNull(),
    ownerId: text('owner_id')
      .notNull()
      .references(() => user.id),
    description: text('description'),
    framework: text('framework'),
    /** The project's settings; read them through `projectSettingsSchema`, which fills the defaults. */
    config: jsonb('config').$type<Partial<ProjectSettings>>().notNull().default({}),
    currentVersionId: text('current_version_id'),
    currentBuildId: varchar('current_build_id', { length: 64 }),
    origin: text('origin').$type<ProjectOrigin>().notNull().default('idea'),
    originDetail: text('origin_detail'),
    status: text('status').$type<'importing' | 'ready' | 'failed'>().notNull().default('ready'),
    /** Why the import failed; set exactly when `status` is 'failed'. */
    error: jsonb('error').$type<ErrorView>(),
    fileCount: integer('file_count'),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
    updatedAt: timestamp('updated_at', { withTimezone: true }).notNull().defaultNow(),
    /** The AI's own rolling session id (not the plan session's). */
    lastAiSessionId: text('last_ai_session_id'),
    lastAiSessionUpdatedAt: timestamp('last_ai_session_updated_at', { withTimezone: true }),
  },
  (table) => [
    index('projects_owner_idx').on(table.ownerId),
    index('idx_projects_ai_session')
      .on(table.lastAiSessionId)
      .where(sql`${table.lastAiSessionId} IS NOT NULL`),
    check(
      'projects_origin_check',
      sql`${table.origin} IN ('idea','path','git','archive','sample')`,
    ),
    check('projects_status_check', sql`${table.status} IN ('importing','ready','failed')`),
  ],
);
