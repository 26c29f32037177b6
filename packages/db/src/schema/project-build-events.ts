import type { BuildEventType, BuildPhase } from '@planline/contracts/build';
import { sql } from 'drizzle-orm';
import {
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

/** What a build did, append-only; `seq` counts from 1 without gaps within a build. */
export const projectBuildEvents = pgTable(
  'project_build_events',
  {
    id: bigint('id', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    buildId: varchar('build_id', { length: 64 })
      .notNull()
      .references(() => projectBuildMetrics.buildId, { onDelete: 'cascade' }),
    seq: integer('seq').notNull(),
    eventPhase: varchar('event_phase', { length: 50 }).$type<BuildPhase>().notNull(),
    eventType: varchar('event_type', { length: 50 }).$type<BuildEventType>().notNull(),
    eventTitle: text('event_title').notNull(),
    eventData: jsonb('event_data').$type<Record<string, unknown>>().notNull().default({}),
    userVisible: boolean('user_visible').notNull().default(true),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [
    uniqueIndex('uniq_build_event_seq').on(table.buildId, table.seq),
    index('build_events_created_idx').on(table.buildId, table.createdAt),
    check(
      'build_events_phase_check',
      sql`${table.eventPhase} IN ('setup','development','dependencies','build','deploy')`,
    ),
    check(
      'build_events_type_check',
      sql`${table.eventType} IN ('started','progress','completed','failed','log')`,
    ),
  ],
);
