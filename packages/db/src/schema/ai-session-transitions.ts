import { bigint, index, pgTable, text, timestamp, varchar } from 'drizzle-orm/pg-core';
import { projects } from './projects';

/** The chain of the AI's own sessions: each row is one hand-over, append-only, oldest first by `id`. */
export const aiSessionTransitions = pgTable(
  'ai_session_transitions',
  {
    id: bigint('id', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    projectId: varchar('project_id', { length: 255 })
      .notNull()
      .references(() => projects.id, { onDelete: 'cascade' }),
    planSessionId: varchar('plan_session_id', { length: 255 }),
    /** Null for the first of a chain. */
    fromSessionId: text('from_session_id'),
    toSessionId: text('to_session_id').notNull(),
    reason: text('reason').notNull(),
    runId: text('run_id'),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [
    index('ai_session_transitions_project_idx').on(table.projectId, table.id),
    index('ai_session_transitions_to_idx').on(table.toSessionId),
  ],
);
