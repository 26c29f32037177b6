import { DomainError } from '@planline/contracts/domain-error';
import type {
  EngineFailureReason,
  EngineUnavailableReason,
} from '@planline/contracts/engine-status';
import type { CliResult } from './cli-event';

const unavailable = (reason: EngineUnavailableReason, cause?: unknown) =>
  new DomainError('ENGINE_UNAVAILABLE', { reason }, { cause });
export const engineFailed = (reason: EngineFailureReason, cause?: unknown) =>
  new DomainError('ENGINE_FAILED', { reason }, { cause });

export const authenticationFailed = () => unavailable('authentication');
export const cliMissing = () => unavailable('cli-missing');

/** The error for a turn that ended badly: `apiError` is the CLI's word for what the API said. */
export function failureOf(result: CliResult, apiError: string | null): DomainError {
  const cause = [...result.errors, result.text].join(' ').slice(0, 500);
  if (result.terminalReason === 'prompt_too_long') return engineFailed('too-long', cause);
  const byStatus = statusFailures[result.apiStatus ?? 0];
  if (byStatus) return byStatus(cause);
  switch (apiError) {
    case 'authentication_failed':
    case 'oauth_org_not_allowed':
      return unavailable('authentication', cause);
    case 'billing_error':
      return unavailable('billing', cause);
    case 'rate_limit':
      return unavailable('rate-limit', cause);
    case 'overloaded':
      return unavailable('overloaded', cause);
    case 'model_not_found':
      return unavailable('model-not-found', cause);
    case 'invalid_request':
      return engineFailed('invalid-request', cause);
    case null:
      return engineFailed('crashed', cause);
    default:
      return engineFailed(result.apiStatus === 400 ? 'invalid-request' : 'server-error', cause);
  }
}

const statusFailures: Record<number, ((cause: string) => DomainError) | undefined> = {
  // A 400 is also how an empty account is told; the CLI has a word of its own for that.
  401: (cause) => unavailable('authentication', cause),
  402: (cause) => unavailable('billing', cause),
  403: (cause) => unavailable('authentication', cause),
  413: (cause) => engineFailed('too-long', cause),
  429: (cause) => unavailable('rate-limit', cause),
  529: (cause) => unavailable('overloaded', cause),
};
