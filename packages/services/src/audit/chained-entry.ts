import { createHash } from 'node:crypto';
import { auditEntries as entries } from '@planline/db/schema/audit-entries';
import { type SQL, type SQLWrapper, sql } from 'drizzle-orm';

/** Everything of an entry: its hash covers all of it. */
export type ChainedEntry = {
  id: number;
  recordedAt: string;
  action: string;
  outcome: string;
  reason: string | null;
  actorId: string | null;
  projectId: string | null;
  apiKeyId: string | null;
  ipAddress: string | null;
  userAgent: string | null;
  sessionId: string | null;
  runId: string | null;
  requestId: string | null;
  durationMs: number | null;
  aiSeconds: number | null;
  tokens: number | null;
};

/** A moment as text to the microsecond, the same in every session. */
export const momentOf = (column: SQLWrapper): SQL =>
  sql`to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;

export const chainedColumns = sql`
  ${entries.id}::float8 AS id, ${momentOf(entries.recordedAt)} AS "recordedAt",
  ${entries.action}, ${entries.outcome}, ${entries.reason}, ${entries.actorId} AS "actorId",
  ${entries.projectId} AS "projectId", ${entries.apiKeyId} AS "apiKeyId",
  ${entries.ipAddress} AS "ipAddress", ${entries.userAgent} AS "userAgent",
  ${entries.sessionId} AS "sessionId", ${entries.runId} AS "runId",
  ${entries.requestId} AS "requestId", ${entries.durationMs} AS "durationMs",
  ${entries.aiSeconds} AS "aiSeconds", ${entries.tokens}`;

/** SHA-256 over the hash before it, its place, when it was sealed, and the entry, as one JSON array. */
export function sealHash(
  previous: string,
  position: number,
  sealedAt: string,
  entry: ChainedEntry,
) {
  const text = JSON.stringify([
    previous,
    position,
    sealedAt,
    entry.id,
    entry.recordedAt,
    entry.action,
    entry.outcome,
    entry.reason,
    entry.actorId,
    entry.projectId,
    entry.apiKeyId,
    entry.ipAddress,
    entry.userAgent,
    entry.sessionId,
    entry.runId,
    entry.requestId,
    entry.durationMs,
    entry.aiSeconds,
    entry.tokens,
  ]);
  return createHash('sha256').update(text).digest('hex');
}
