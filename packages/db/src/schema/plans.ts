import type { PlanContent } from '@planline/contracts/plan';
import { sql } from 'drizzle-orm';
import { check, index, integer, pgTable, text, timestamp, varchar } from 'drizzle-orm/pg-core';
import { projectBuildMetrics } from './project-build-metrics';
import { projects } from './projects';

/**
 * A feature or fix plan. Its content lives in `plan_revisions`; `current_revision` names the newest.
 * A plan is converted exactly when it names the build that came of it.
 */
export const plans = pgTable(
  'plans',
  {
    id: text('id').primaryKey(),
    projectId: varchar('project_id', { length: 255 })
      .notNull()
      .references(() => projects.id, { onDelete: 'cascade' }),
    /** The plan session in which it was drafted. */
    sessionId: varchar('session_id', { length: 255 }).notNull(),
    /** The assistant message that brought it. */
    messageId: text('message_id').notNull(),
    kind: text('kind').$type<PlanContent['kind']>().notNull(),
    status: text('status').$type<'draft' | 'converted'>().notNull().default('draft'),
    currentRevision: integer('current_revision').notNull().default(1),
    /** The version whose files the plan was made from: what staleness is measured against. */
    baseVersionId: text('base_version_id'),
    savedName: text('saved_name'),
    convertedBuildId: varchar('converted_build_id', { length: 64 }).references(
      () => projectBuildMetrics.buildId,
      { onDelete: 'cascade' },
    ),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [
    index('plans_project_idx').on(table.projectId, table.createdAt),
    index('plans_message_idx').on(table.messageId),
    check('plans_kind_check', sql`${table.kind} IN ('feature','fix')`),
    check(
      'plans_status_check',
      sql`(${table.status} = 'draft' AND ${table.convertedBuildId} IS NULL) OR (${table.status} = 'converted' AND ${table.convertedBuildId} IS NOT NULL)`,
    ),
  ],
);
