import { sql } from 'drizzle-orm';
import { bigint, index, integer, pgTable, text, timestamp } from 'drizzle-orm/pg-core';

/**
 * Append-only: who did what, from where, and what it came to. A reference to anything is a name and no
 * foreign key: an entry outlives what it names.
 */
export const auditEntries = pgTable(
  'audit_entries',
  {
    id: bigint('id', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    recordedAt: timestamp('recorded_at', { withTimezone: true }).notNull(),
    /** A procedure (`chat.send`), a route (`POST /v1/chat-plan`), `sign-in`, or a run's end. */
    action: text('action').notNull(),
    /** `ok` or the code of the refusal. */
    outcome: text('outcome').notNull(),
    /** Why a signature was refused; nobody outside is told. */
    reason: text('reason'),
    actorId: text('actor_id'),
    projectId: text('project_id'),
    /** The key that signed; with `SIGNATURE_INVALID`, the one that was named. */
    apiKeyId: text('api_key_id'),
    ipAddress: text('ip_address'),
    userAgent: text('user_agent'),
    sessionId: text('session_id'),
    runId: text('run_id'),
    requestId: text('request_id'),
    durationMs: integer('duration_ms'),
    aiSeconds: integer('ai_seconds'),
    tokens: integer('tokens'),
  },
  (table) => [
    index('audit_entries_project_idx').on(table.projectId, table.id),
    index('audit_entries_refused_key_idx')
      .on(table.apiKeyId, table.id)
      .where(sql`${table.projectId} IS NULL`),
  ],
);
