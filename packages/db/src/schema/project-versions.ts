import type { VersionView } from '@planline/contracts/build';
import { sql } from 'drizzle-orm';
import {
  bigint,
  check,
  index,
  integer,
  pgTable,
  text,
  timestamp,
  uniqueIndex,
  varchar,
} from 'drizzle-orm/pg-core';
import { projectBuildMetrics } from './project-build-metrics';
import { projects } from './projects';

/**
 * A state of the project's code: a commit, what made it and where it is shown. `version_id` is what
 * others reference; `number` counts from 1 without gaps within a project.
 */
export const projectVersions = pgTable(
  'project_versions',
  {
    id: bigint('id', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    versionId: text('version_id').notNull(),
    projectId: varchar('project_id', { length: 255 })
      .notNull()
      .references(() => projects.id, { onDelete: 'cascade' }),
    buildId: varchar('build_id', { length: 64 }).references(() => projectBuildMetrics.buildId, {
      onDelete: 'cascade',
    }),
    number: integer('number').notNull(),
    commitSha: text('commit_sha').notNull(),
    branch: text('branch'),
    parentVersionId: text('parent_version_id'),
    status: varchar('status', { length: 50 }).$type<VersionView['status']>().notNull(),
    outcome: text('outcome').$type<VersionView['outcome']>().notNull().default('edited'),
    summary: text('summary').notNull().default(''),
    previewUrl: text('preview_url'),
    artifactUrl: text('artifact_url'),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
    aiSessionId: text('ai_session_id'),
    aiSessionUpdatedAt: timestamp('ai_session_updated_at', { withTimezone: true }),
  },
  (table) => [
    uniqueIndex('uniq_project_version').on(table.versionId),
    uniqueIndex('uniq_project_version_number').on(table.projectId, table.number),
    index('project_versions_build_idx').on(table.buildId),
    check(
      'project_versions_outcome_check',
      sql`${table.outcome} IN ('edited','document','imported')`,
    ),
  ],
);
