import type { BuildStatus, VersionView } from '@planline/contracts/build';
import {
  bigint,
  boolean,
  integer,
  jsonb,
  pgView,
  text,
  timestamp,
  varchar,
} from 'drizzle-orm/pg-core';
import type {
  MessageType,
  StoredProof,
  TimelineChatMode,
  TimelineMode,
} from './project-chat-log-minimal';

/** The view of the same name: every timeline row with its version's and its build's own state. Order it yourself. */
export const projectTimeline = pgView('project_timeline', {
  id: bigint('id', { mode: 'number' }).notNull(),
  projectId: varchar('project_id', { length: 255 }).notNull(),
  userId: varchar('user_id', { length: 255 }).notNull(),
  createdAt: timestamp('created_at', { withTimezone: true }).notNull(),
  timelineSeq: bigint('timeline_seq', { mode: 'number' }).notNull(),
  mode: varchar('mode', { length: 20 }).$type<TimelineMode>().notNull(),
  chatMode: varchar('chat_mode', { length: 50 }).$type<TimelineChatMode>(),
  messageText: text('message_text').notNull(),
  messageType: varchar('message_type', { length: 50 }).$type<MessageType>().notNull(),
  responseData: jsonb('response_data').$type<Record<string, unknown>>(),
  buildId: varchar('build_id', { length: 64 }),
  versionId: text('version_id'),
  sessionId: varchar('session_id', { length: 255 }),
  locale: varchar('locale', { length: 10 }),
  language: varchar('language', { length: 5 }),
  previewUrl: text('preview_url'),
  versionStatus: varchar('version_status', { length: 50 }).$type<VersionView['status']>(),
  artifactUrl: text('artifact_url'),
  buildStatus: varchar('build_status', { length: 50 }).$type<BuildStatus>(),
  /** In ms. */
  buildDuration: integer('build_duration'),
  timelineStatus: text('timeline_status')
    .$type<'planning' | 'in_progress' | 'deployed' | 'failed'>()
    .notNull(),
  isVisible: boolean('is_visible').notNull(),
  messageId: text('message_id').notNull(),
  projectSeq: bigint('project_seq', { mode: 'number' }).notNull(),
  parentMessageId: bigint('parent_message_id', { mode: 'number' }),
  runId: text('run_id'),
  planId: text('plan_id'),
  revision: integer('revision'),
  engine: jsonb('engine').$type<StoredProof>(),
  tokensUsed: integer('tokens_used'),
  durationMs: integer('duration_ms'),
  billableSeconds: integer('billable_seconds'),
  convertedFromSessionId: text('converted_from_session_id'),
}).existing();
