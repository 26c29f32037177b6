import { DomainError, isDomainError } from '@planline/contracts/domain-error';

/** Refusals pass as they are; anything else becomes ENGINE_FAILED with its cause for the log. */
export function engineFailure(error: unknown): DomainError {
  if (isDomainError(error)) return error;
  const reason = error instanceof Error ? error.name : 'unknown';
  return new DomainError('ENGINE_FAILED', { reason }, { cause: error });
}
