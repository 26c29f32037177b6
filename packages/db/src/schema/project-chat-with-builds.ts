import type { BuildEventType, BuildPhase } from '@planline/contracts/build';
import {
  bigint,
  boolean,
  integer,
  json,
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

/** One build event inside `build_events`: the columns of `project_build_events` under their SQL names. */
export interface BuildEventRow {
  id: number;
  build_id: string;
  event_phase: BuildPhase;
  event_type: BuildEventType;
  event_title: string;
  event_data: Record<string, unknown>;
  created_at: string;
}

/** The view of the same name: visible chat rows; `build_reference` rows carry their build's visible events. */
export const projectChatWithBuilds = pgView('project_chat_with_builds', {
  id: bigint('id', { mode: 'number' }).notNull(),
  projectId: varchar('project_id', { length: 255 }).notNull(),
  userId: varchar('user_id', { length: 255 }).notNull(),
  createdAt: timestamp('created_at', { withTimezone: true }).notNull(),
  mode: varchar('mode', { length: 20 }).$type<TimelineMode>().notNull(),
  messageText: text('message_text').notNull(),
  messageType: varchar('message_type', { length: 50 }).$type<MessageType>().notNull(),
  buildId: varchar('build_id', { length: 64 }),
  sessionId: varchar('session_id', { length: 255 }),
  correlationId: varchar('correlation_id', { length: 255 }),
  displayOrder: integer('display_order'),
  responseData: jsonb('response_data').$type<Record<string, unknown>>(),
  chatMode: varchar('chat_mode', { length: 50 }).$type<TimelineChatMode>(),
  parentMessageId: bigint('parent_message_id', { mode: 'number' }),
  versionId: text('version_id'),
  tokensUsed: integer('tokens_used'),
  durationMs: integer('duration_ms'),
  billableSeconds: integer('billable_seconds'),
  aiSessionId: text('ai_session_id'),
  aiTrackingId: text('ai_tracking_id'),
  convertedFromSessionId: text('converted_from_session_id'),
  timelineSeq: bigint('timeline_seq', { mode: 'number' }).notNull(),
  locale: varchar('locale', { length: 10 }),
  language: varchar('language', { length: 5 }),
  isVisible: boolean('is_visible').notNull(),
  messageId: text('message_id').notNull(),
  projectSeq: bigint('project_seq', { mode: 'number' }).notNull(),
  runId: text('run_id'),
  planId: text('plan_id'),
  revision: integer('revision'),
  engine: jsonb('engine').$type<StoredProof>(),
  buildEvents: json('build_events').$type<BuildEventRow[]>(),
}).existing();
