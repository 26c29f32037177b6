import { sql } from 'drizzle-orm';
import {
  bigint,
  check,
  index,
  integer,
  pgTable,
  text,
  timestamp,
  uniqueIndex,
  varchar,
} from 'drizzle-orm/pg-core';

export const operationTypes = [
  'main_build',
  'metadata_generation',
  'update',
  'plan_consultation',
  'plan_question',
  'plan_feature',
  'plan_fix',
  'plan_analysis',
] as const;
export type OperationType = (typeof operationTypes)[number];

/**
 * AI seconds that were used, one row per settled run (unique by `run_id`): measured, and how many of them
 * were charged. Never charged twice.
 */
export const userAiTimeConsumption = pgTable(
  'user_ai_time_consumption',
  {
    id: bigint('id', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    userId: varchar('user_id', { length: 255 }).notNull(),
    projectId: varchar('project_id', { length: 255 }),
    runId: text('run_id'),
    /** Whole AI seconds, rounded up. */
    seconds: integer('seconds').notNull(),
    /** Of these: taken from the wallet. The rest cost nothing: a free engine, or more than was held. */
    chargedSeconds: integer('charged_seconds').notNull().default(0),
    /** Of the charged ones: taken from the bonus. */
    bonusSeconds: integer('bonus_seconds').notNull().default(0),
    operationType: varchar('operation_type', { length: 50 }).$type<OperationType>().notNull(),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [
    uniqueIndex('uniq_consumption_run').on(table.runId),
    index('consumption_user_idx').on(table.userId, table.createdAt),
    index('consumption_project_idx').on(table.projectId, table.operationType, table.id),
    check(
      'consumption_charge_check',
      sql`${table.bonusSeconds} <= ${table.chargedSeconds} AND ${table.chargedSeconds} <= ${table.seconds}`,
    ),
    check(
      'consumption_seconds_check',
      sql`${table.seconds} >= 0 AND ${table.bonusSeconds} BETWEEN 0 AND ${table.seconds}`,
    ),
    check(
      'user_ai_time_consumption_operation_type_check_v2',
      sql`${table.operationType} IN ('main_build','metadata_generation','update','plan_consultation','plan_question','plan_feature','plan_fix','plan_analysis')`,
    ),
  ],
);
