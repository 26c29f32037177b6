import type { BuildStatus } from '@planline/contracts/build';
import type { ErrorView } from '@planline/contracts/error-code';
import { sql } from 'drizzle-orm';
import {
  bigint,
  check,
  index,
  integer,
  jsonb,
  pgTable,
  text,
  timestamp,
  uniqueIndex,
  varchar,
} from 'drizzle-orm/pg-core';
import { projects } from './projects';

/**
 * One row per build, keyed by `build_id`. A build names what was approved: the plan, its revision and
 * that revision's digest (all three, or none for a build that began from an idea).
 */
export const projectBuildMetrics = pgTable(
  'project_build_metrics',
  {
    id: bigint('id', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    buildId: varchar('build_id', { length: 64 }).notNull(),
    projectId: varchar('project_id', { length: 255 })
      .notNull()
      .references(() => projects.id, { onDelete: 'cascade' }),
    userId: varchar('user_id', { length: 255 }).notNull(),
    sessionId: varchar('session_id', { length: 255 }),
    correlationId: varchar('correlation_id', { length: 255 }),
    status: varchar('status', { length: 50 }).$type<BuildStatus>().notNull().default('queued'),
    planId: text('plan_id'),
    revision: integer('revision'),
    digest: text('digest'),
    baseVersionId: text('base_version_id'),
    runId: text('run_id'),
    totalDurationMs: integer('total_duration_ms'),
    error: jsonb('error').$type<ErrorView>(),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
    startedAt: timestamp('started_at', { withTimezone: true }),
    finishedAt: timestamp('finished_at', { withTimezone: true }),
  },
  (table) => [
    uniqueIndex('uniq_build_metrics_build').on(table.buildId),
    index('build_metrics_project_idx').on(table.projectId, table.createdAt),
    /** One build per revision of a plan that is not failed or cancelled: a second approval finds the first. */
    uniqueIndex('uniq_build_plan_revision')
      .on(table.planId, table.revision)
      .where(sql`${table.planId} IS NOT NULL AND ${table.status} NOT IN ('failed','cancelled')`),
    check(
      'build_metrics_approval_check',
      sql`num_nonnulls(${table.planId}, ${table.revision}, ${table.digest}) IN (0, 3)`,
    ),
    check(
      'build_metrics_status_check',
      sql`${table.status} IN ('queued','running','succeeded','failed','cancelled')`,
    ),
  ],
);
