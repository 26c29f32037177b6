export { type AuditEntry, type AuditLog, createAuditLog } from './audit-log';
export { type ChainHead, chainHeadSchema } from './chain-head';
export { listAuditEntries } from './list-audit-entries';
export { sealAuditEntries } from './seal-audit-entries';
export { verifyAuditChain } from './verify-audit-chain';
