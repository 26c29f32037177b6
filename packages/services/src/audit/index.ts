export { type AuditEntry, type AuditLog, createAuditLog } from './audit-log';
export { type ChainHead, chainHeadSchema } from './chain-head';
export { type AuditedCall, entryOfCall } from './entry-of-call';
export { getAuditState } from './get-audit-state';
export { listAuditEntries } from './list-audit-entries';
export { recordAudit } from './record-audit';
export { sealAuditEntries } from './seal-audit-entries';
export { verifyAuditChain, verifyNewestLinks } from './verify-audit-chain';
