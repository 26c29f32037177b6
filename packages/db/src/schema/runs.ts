import type { EngineKind } from '@planline/contracts/engine';
import type { ErrorView } from '@planline/contracts/error-code';
import type { RunKind, RunStatus } from '@planline/contracts/run-event';
import { sql } from 'drizzle-orm';
import {
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
import { projectBuildMetrics } from './project-build-metrics';
import { projects } from './projects';

/**
 * One execution of an AI engine. Whoever works on it holds `epoch`: a claim or a take-over raises it, and
 * a write with an older one changes nothing. At most one plan run of a project runs at a time, and at most
 * one build run is queued or running. `last_seq` is the number of its newest event.
 */
export const runs = pgTable(
  'runs',
  {
    id: text('id').primaryKey(),
    projectId: varchar('project_id', { length: 255 })
      .notNull()
      .references(() => projects.id, { onDelete: 'cascade' }),
    kind: text('kind').$type<RunKind>().notNull(),
    status: text('status').$type<RunStatus>().notNull().default('queued'),
    /** The user's message that asked for it. */
    messageId: text('message_id'),
    buildId: varchar('build_id', { length: 64 }).references(() => projectBuildMetrics.buildId, {
      onDelete: 'cascade',
    }),
    sessionId: varchar('session_id', { length: 255 }),
    userId: varchar('user_id', { length: 255 }).notNull(),
    engine: text('engine').$type<EngineKind>(),
    engineReason: text('engine_reason'),
    epoch: integer('epoch').notNull().default(0),
    leaseUntil: timestamp('lease_until', { withTimezone: true }),
    beatAt: timestamp('beat_at', { withTimezone: true }),
    workerId: text('worker_id'),
    cancelRequestedAt: timestamp('cancel_requested_at', { withTimezone: true }),
    cancelRequestedBy: varchar('cancel_requested_by', { length: 255 }),
    queuedAt: timestamp('queued_at', { withTimezone: true }).notNull().defaultNow(),
    startedAt: timestamp('started_at', { withTimezone: true }),
    finishedAt: timestamp('finished_at', { withTimezone: true }),
    error: jsonb('error').$type<ErrorView>(),
    answerMessageId: text('answer_message_id'),
    lastSeq: integer('last_seq').notNull().default(0),
    tokens: integer('tokens'),
    aiSeconds: integer('ai_seconds'),
    treeDigestBefore: text('tree_digest_before'),
    treeDigestAfter: text('tree_digest_after'),
  },
  (table) => [
    uniqueIndex('uniq_plan_run_message').on(table.messageId).where(sql`${table.kind} = 'plan'`),
    uniqueIndex('uniq_run_build').on(table.buildId),
    uniqueIndex('uniq_running_plan_run')
      .on(table.projectId)
      .where(sql`${table.kind} = 'plan' AND ${table.status} = 'running'`),
    uniqueIndex('uniq_active_build_run')
      .on(table.projectId)
      .where(sql`${table.kind} = 'build' AND ${table.status} IN ('queued','running')`),
    index('runs_active_idx')
      .on(table.projectId, table.queuedAt)
      .where(sql`${table.status} IN ('queued','running')`),
    index('runs_lease_idx').on(table.leaseUntil).where(sql`${table.status} = 'running'`),
    index('runs_project_idx').on(table.projectId, table.queuedAt),
    check('runs_kind_check', sql`${table.kind} IN ('plan','build')`),
    check(
      'runs_status_check',
      sql`${table.status} IN ('queued','running','succeeded','failed','cancelled','interrupted')`,
    ),
    check(
      'runs_lease_check',
      sql`${table.status} <> 'running' OR (${table.leaseUntil} IS NOT NULL AND ${table.startedAt} IS NOT NULL)`,
    ),
    check(
      'runs_finished_check',
      sql`(${table.finishedAt} IS NOT NULL) = (${table.status} NOT IN ('queued','running'))`,
    ),
    check(
      'runs_build_check',
      sql`(${table.kind} = 'build' AND ${table.buildId} IS NOT NULL) OR (${table.kind} = 'plan' AND ${table.messageId} IS NOT NULL)`,
    ),
  ],
);
