import { sql } from 'drizzle-orm';
import {
  check,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  timestamp,
  varchar,
} from 'drizzle-orm/pg-core';
import { projects } from './projects';

/**
 * An Idempotency-Key that was used: claimed in the transaction of the work, answered once, and repeated byte
 * for byte until it expires. Without an answer its run is still under way.
 */
export const idempotencyKeys = pgTable(
  'idempotency_keys',
  {
    /** The family of the API key: a retry after a change of secrets is still the same request. */
    keyFamily: text('key_family').notNull(),
    actorId: text('actor_id').notNull(),
    route: text('route').notNull(),
    key: text('key').notNull(),
    bodyDigest: text('body_digest').notNull(),
    projectId: varchar('project_id', { length: 255 }).references(() => projects.id, {
      onDelete: 'cascade',
    }),
    runId: text('run_id'),
    answerStatus: integer('answer_status'),
    answerHeaders: jsonb('answer_headers').$type<Record<string, string>>(),
    answerBody: text('answer_body'),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull(),
    expiresAt: timestamp('expires_at', { withTimezone: true }).notNull(),
  },
  (table) => [
    primaryKey({
      name: 'idempotency_keys_pkey',
      columns: [table.keyFamily, table.actorId, table.route, table.key],
    }),
    check(
      'idempotency_keys_answer_check',
      sql`num_nonnulls(${table.answerStatus}, ${table.answerHeaders}, ${table.answerBody}) in (0, 3)`,
    ),
    index('idempotency_keys_expires_idx').on(table.expiresAt),
    index('idempotency_keys_project_idx').on(table.projectId),
  ],
);
