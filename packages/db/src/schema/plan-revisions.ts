import type { PlanContent } from '@planline/contracts/plan';
import { sql } from 'drizzle-orm';
import { check, integer, jsonb, pgTable, primaryKey, text, timestamp } from 'drizzle-orm/pg-core';
import { plans } from './plans';

/** Every state a plan was in: append-only, numbered from 1. `digest` is the sha256 of the canonical content. */
export const planRevisions = pgTable(
  'plan_revisions',
  {
    planId: text('plan_id')
      .notNull()
      .references(() => plans.id, { onDelete: 'cascade' }),
    revision: integer('revision').notNull(),
    digest: text('digest').notNull(),
    content: jsonb('content').$type<PlanContent>().notNull(),
    /** 'engine' or a user id. */
    author: text('author').notNull(),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ name: 'plan_revisions_pkey', columns: [table.planId, table.revision] }),
    check('plan_revisions_digest_check', sql`${table.digest} ~ '^[0-9a-f]{64}$'`),
    check('plan_revisions_revision_check', sql`${table.revision} >= 1`),
  ],
);
