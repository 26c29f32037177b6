import type { ErrorCode } from '@planline/contracts/error-code';
import type { Actor } from '../context';
import type { AuditEntry } from './audit-log';

/** What was asked for at a door, and what became of it. */
export interface AuditedCall {
  action: string;
  /** `ok` or the code of the refusal. */
  outcome: string;
  reason?: string | undefined;
  /** As the request named it; believed once somebody let the actor in. */
  projectId: string | null;
  requestId: string;
  durationMs: number;
}

/** Refusals that say nothing about whether the actor belongs to the project. */
const saidToAnybody: ReadonlySet<string> = new Set<ErrorCode>([
  'UNAUTHENTICATED',
  'SIGNATURE_INVALID',
  'PROJECT_NOT_FOUND',
  'NOT_FOUND',
  'VALIDATION_FAILED',
  'MESSAGE_EMPTY',
  'MESSAGE_TOO_LONG',
  'LOCALE_UNSUPPORTED',
]);

/**
 * The entry of a call. It goes into a project's log only when the project let the actor in: nobody writes
 * into the log of a project that is not theirs, and its owners do not learn who tried.
 */
export function entryOfCall(
  call: AuditedCall,
  caller: Partial<Pick<Actor, 'userId' | 'apiKeyId'>> & {
    ipAddress: string | null;
    userAgent: string | null;
  },
): AuditEntry {
  const { projectId, reason, outcome } = call;
  const isLetIn = projectId !== null && !saidToAnybody.has(outcome);
  const why = reason ?? (projectId !== null && !isLetIn ? `project ${projectId}` : undefined);
  return {
    action: call.action,
    outcome,
    requestId: call.requestId,
    durationMs: call.durationMs,
    ipAddress: caller.ipAddress,
    userAgent: caller.userAgent,
    ...(why === undefined ? {} : { reason: why }),
    ...(isLetIn ? { projectId } : {}),
    ...(caller.userId === undefined ? {} : { actorId: caller.userId }),
    ...(caller.apiKeyId === undefined ? {} : { apiKeyId: caller.apiKeyId }),
  };
}
