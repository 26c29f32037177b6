import type { Database } from '@planline/db/client';
import { auditEntries } from '@planline/db/schema/audit-entries';
import type { Logger } from 'pino';
import { UnknownCallers } from './unknown-callers';

/** What is remembered of a request; what is not known of it stays out. */
export interface AuditEntry {
  action: string;
  /** `ok` or the code of the refusal. */
  outcome: string;
  /** Why a signature was refused. */
  reason?: string;
  actorId?: string;
  projectId?: string;
  apiKeyId?: string;
  ipAddress?: string | null;
  userAgent?: string | null;
  sessionId?: string;
  runId?: string;
  requestId?: string;
  durationMs?: number;
}

export interface AuditLog {
  /** Never fails and never waits: entries are written together a moment later. */
  record(entry: AuditEntry): void;
  /** Resolves when everything that was recorded is stored, or could not be. */
  close(): Promise<void>;
}

const flushMs = 100;
const batchRows = 500;
/** With the database away, the newest beyond these are only counted. */
const waitingMax = 10_000;
const textMax = 500;

/** Made once per process. */
export function createAuditLog(deps: {
  db: Database;
  clock: () => Date;
  logger: Logger;
}): AuditLog {
  let waiting: (typeof auditEntries.$inferInsert)[] = [];
  let lost = 0;
  let timer: NodeJS.Timeout | undefined;
  let writing: Promise<void> = Promise.resolve();
  const unknownCallers = new UnknownCallers(deps.clock);

  const keep = (entry: AuditEntry) => {
    if (waiting.length < waitingMax) waiting.push(auditRowOf(entry, deps.clock()));
    else lost += 1;
    timer ??= setTimeout(flush, flushMs).unref();
  };
  const flush = () => {
    timer = undefined;
    writing = writing.then(write).catch((error: unknown) => {
      deps.logger.error({ err: error, waiting: waiting.length }, 'the audit log is not written');
      timer ??= setTimeout(flush, 10 * flushMs).unref();
    });
  };
  const write = async () => {
    const dropped = lost + unknownCallers.takeUncounted();
    lost = 0;
    if (dropped > 0) {
      const entry = { action: 'audit', outcome: 'dropped', reason: `${dropped} entries` };
      waiting.push(auditRowOf(entry, deps.clock()));
    }
    while (waiting.length > 0) {
      const batch = waiting.slice(0, batchRows);
      await deps.db.insert(auditEntries).values(batch);
      waiting = waiting.slice(batch.length);
    }
  };
  return {
    record(entry) {
      if (unknownCallers.admit(entry)) keep(entry);
    },
    async close() {
      clearTimeout(timer);
      flush();
      await writing;
      clearTimeout(timer);
    },
  };
}

export function auditRowOf(entry: AuditEntry, recordedAt: Date): typeof auditEntries.$inferInsert {
  return {
    ...entry,
    recordedAt,
    ipAddress: storable(entry.ipAddress),
    userAgent: storable(entry.userAgent),
    reason: storable(entry.reason),
    requestId: storable(entry.requestId),
    projectId: storable(entry.projectId),
    actorId: storable(entry.actorId),
    apiKeyId: storable(entry.apiKeyId),
    durationMs: entry.durationMs === undefined ? null : Math.round(entry.durationMs),
  };
}

/** Somebody else's words: no longer than they need to be, and without what PostgreSQL cannot store. */
const storable = (text: string | null | undefined): string | null =>
  text ? text.slice(0, textMax).replaceAll('\0', '') : null;
