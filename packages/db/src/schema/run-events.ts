import type { RunEventBody, RunEventType } from '@planline/contracts/run-event';
import { sql } from 'drizzle-orm';
import {
  check,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  timestamp,
  varchar,
} from 'drizzle-orm/pg-core';
import { runs } from './runs';

/**
 * What a run says while it runs: append-only, `seq` from 1 without gaps. Written by `appendRunEvents` of
 * @planline/events alone, which takes the numbers from the run's row. `payload` is the whole event body.
 */
export const runEvents = pgTable(
  'run_events',
  {
    runId: text('run_id')
      .notNull()
      .references(() => runs.id, { onDelete: 'cascade' }),
    seq: integer('seq').notNull(),
    projectId: varchar('project_id', { length: 255 }).notNull(),
    type: text('type').$type<RunEventType>().notNull(),
    payload: jsonb('payload').$type<RunEventBody>().notNull(),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ name: 'run_events_pkey', columns: [table.runId, table.seq] }),
    check('run_events_seq_check', sql`${table.seq} >= 1`),
  ],
);
