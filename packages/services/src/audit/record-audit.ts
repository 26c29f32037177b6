import { auditEntries } from '@planline/db/schema/audit-entries';
import type { Transaction } from '../context';
import { type AuditEntry, auditRowOf } from './audit-log';

/** For what must not happen without a trace: the entries stand or fall with the work of the transaction. */
export async function recordAudit(
  tx: Transaction,
  at: Date,
  entries: readonly AuditEntry[],
): Promise<void> {
  if (entries.length > 0) {
    await tx.insert(auditEntries).values(entries.map((entry) => auditRowOf(entry, at)));
  }
}
