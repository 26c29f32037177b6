import { sql } from 'drizzle-orm';
import {
  check,
  index,
  integer,
  jsonb,
  numeric,
  pgTable,
  text,
  timestamp,
  unique,
  uniqueIndex,
  uuid,
  varchar,
} from 'drizzle-orm/pg-core';
import { projectBuildMetrics } from './project-build-metrics';
import { projects } from './projects';

export type PlanSessionStatus = 'active' | 'converted' | 'expired' | 'archived';

/**
 * A plan conversation. `session_id` is ours and stable; `ai_session_id` is the AI's, which rolls with
 * every turn. A project has at most one active session: it rolls over, it does not fork.
 * The totals are the sum of the session's finished runs.
 */
export const projectChatPlanSessions = pgTable(
  'project_chat_plan_sessions',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    userId: varchar('user_id', { length: 255 }).notNull(),
    projectId: varchar('project_id', { length: 255 })
      .notNull()
      .references(() => projects.id, { onDelete: 'cascade' }),
    sessionId: varchar('session_id', { length: 255 }).notNull(),
    createdAt: timestamp('created_at', { withTimezone: true })
      .notNull()
      .default(sql`CURRENT_TIMESTAMP`),
    lastActive: timestamp('last_active', { withTimezone: true })
      .notNull()
      .default(sql`CURRENT_TIMESTAMP`),
    messageCount: integer('message_count').notNull().default(0),
    totalTokensUsed: integer('total_tokens_used').notNull().default(0),
    totalAiSecondsConsumed: integer('total_ai_seconds_consumed').notNull().default(0),
    totalCostUsd: numeric('total_cost_usd', { precision: 10, scale: 6, mode: 'number' })
      .notNull()
      .default(0),
    status: varchar('status', { length: 50 })
      .$type<PlanSessionStatus>()
      .notNull()
      .default('active'),
    convertedToBuildId: varchar('converted_to_build_id', { length: 64 }).references(
      () => projectBuildMetrics.buildId,
      { onDelete: 'cascade' },
    ),
    conversionPrompt: text('conversion_prompt'),
    metadata: jsonb('metadata').$type<Record<string, unknown>>().notNull().default({}),
    aiSessionId: text('ai_session_id'),
  },
  (table) => [
    unique('project_chat_plan_sessions_session_id_key').on(table.sessionId),
    index('idx_plan_sessions_project').on(table.projectId, table.lastActive),
    uniqueIndex('uniq_active_plan_session')
      .on(table.projectId)
      .where(sql`${table.status} = 'active'`),
    check(
      'plan_sessions_status_check',
      sql`${table.status} IN ('active','converted','expired','archived')`,
    ),
  ],
);
