import type { ChatMode } from '@planline/contracts/chat-response';
import type { AnswerProof } from '@planline/contracts/timeline-entry';
import { sql } from 'drizzle-orm';
import {
  type AnyPgColumn,
  bigint,
  boolean,
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
import { projectVersions } from './project-versions';
import { projects } from './projects';

export type TimelineMode = 'plan' | 'build';
export type TimelineChatMode = ChatMode | 'build' | 'initial' | 'build_progress';
export type MessageType = 'user' | 'assistant' | 'system' | 'error' | 'build_reference';
/** What an assistant row proves about its run; the rest of `AnswerProof` has columns of its own. */
export type StoredProof = Pick<
  AnswerProof,
  'engine' | 'filesRead' | 'filesChanged' | 'languageMismatch' | 'truncated' | 'cacheHits'
>;

/**
 * The timeline: every message, build card, deployment and error of a project, append-only.
 * A trigger numbers rows while it holds the project's head row, so that
 * - `project_seq` has no gaps and its order is the order of commits,
 * - `timeline_seq` rises with it.
 * Never pass `project_seq`, `timeline_seq` or `display_order`; insert the row last in its transaction,
 * because the head row stays locked until the commit. Only `version_id` and `is_visible` may change later.
 */
export const projectChatLogMinimal = pgTable(
  'project_chat_log_minimal',
  {
    id: bigint('id', { mode: 'number' }).primaryKey().generatedByDefaultAsIdentity(),
    projectId: varchar('project_id', { length: 255 })
      .notNull()
      .references(() => projects.id, { onDelete: 'cascade' }),
    userId: varchar('user_id', { length: 255 }).notNull(),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
    mode: varchar('mode', { length: 20 }).$type<TimelineMode>().notNull(),
    messageText: text('message_text').notNull().default(''),
    messageType: varchar('message_type', { length: 50 }).$type<MessageType>().notNull(),
    buildId: varchar('build_id', { length: 64 }).references(() => projectBuildMetrics.buildId, {
      onDelete: 'cascade',
    }),
    /** The plan session, ours and stable. */
    sessionId: varchar('session_id', { length: 255 }),
    correlationId: varchar('correlation_id', { length: 255 }),
    /** For old readers only: the trigger fills it. */
    displayOrder: integer('display_order'),
    responseData: jsonb('response_data').$type<Record<string, unknown>>(),
    chatMode: varchar('chat_mode', { length: 50 }).$type<TimelineChatMode>(),
    parentMessageId: bigint('parent_message_id', { mode: 'number' }).references(
      (): AnyPgColumn => projectChatLogMinimal.id,
    ),
    versionId: text('version_id').references(() => projectVersions.versionId, {
      onDelete: 'cascade',
    }),
    tokensUsed: integer('tokens_used'),
    durationMs: integer('duration_ms'),
    billableSeconds: integer('billable_seconds'),
    aiSessionId: text('ai_session_id'),
    aiTrackingId: text('ai_tracking_id'),
    convertedFromSessionId: text('converted_from_session_id'),
    timelineSeq: bigint('timeline_seq', { mode: 'number' }).notNull().default(sql`NULL`),
    locale: varchar('locale', { length: 10 }),
    language: varchar('language', { length: 5 }),
    isVisible: boolean('is_visible').notNull().default(true),
    /** A ULID; the sender's idempotency key. The trigger makes one for a writer that gives none. */
    messageId: text('message_id').notNull().default(sql`NULL`),
    projectSeq: bigint('project_seq', { mode: 'number' }).notNull().default(sql`NULL`),
    runId: text('run_id'),
    planId: text('plan_id'),
    revision: integer('revision'),
    engine: jsonb('engine').$type<StoredProof>(),
  },
  (table) => [
    index('idx_chat_log_project_timeline').on(table.projectId, table.timelineSeq.desc()),
    index('idx_chat_log_mode_seq').on(table.projectId, table.mode, table.projectSeq),
    index('idx_chat_log_session').on(table.sessionId),
    index('idx_chat_log_response_type')
      .on(sql`(${table.responseData}->>'type')`)
      .where(sql`${table.responseData} IS NOT NULL`),
    index('idx_chat_log_templates')
      .on(sql`(${table.responseData}->>'template')`)
      .where(sql`${table.responseData}->>'template' IS NOT NULL`),
    index('idx_chat_log_build').on(table.buildId),
    index('idx_chat_log_run').on(table.runId),
    uniqueIndex('uniq_build_reference')
      .on(table.buildId)
      .where(sql`${table.responseData}->>'type' = 'build_reference'`),
    uniqueIndex('uniq_chat_log_message').on(table.messageId),
    uniqueIndex('uniq_chat_log_project_seq').on(table.projectId, table.projectSeq),
    check('chat_log_mode_check', sql`${table.mode} IN ('plan','build')`),
    check(
      'chat_log_message_type_check_v2',
      sql`${table.messageType} IN ('user','assistant','system','error','build_reference')`,
    ),
  ],
);
