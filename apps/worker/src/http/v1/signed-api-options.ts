import type { ErrorView } from '@planline/contracts/error-code';
import type { Language } from '@planline/contracts/locale';
import type { SecretVault } from '@planline/services/api-key';
import type { AuditLog } from '@planline/services/audit';
import type { Dependencies, ServiceContext } from '@planline/services/context';
import type { FastifyRequest } from 'fastify';

/** What the routes of `/v1` are made of. */
export interface SignedApi {
  deps: Dependencies;
  vault: SecretVault;
  audit: AuditLog;
  acceptDeprecatedFields: boolean;
  /** An error in a reader's language. */
  renderError(language: Language, error: ErrorView): string;
  /** Aborts when the process is about to end. */
  closing: AbortSignal;
  /** How long a stream may be silent, in ms; below the idle timeout of common proxies. */
  heartbeatMs: number;
}

declare module 'fastify' {
  interface FastifyRequest {
    /** Set by the door before any handler of `/v1` runs. */
    verbs: ServiceContext;
    rawBody: Buffer;
    /** Why it was refused; only the audit log is told all of it. */
    refusedWith: unknown;
  }
}

export function headerOf(request: FastifyRequest, name: string): string | undefined {
  const value = request.headers[name];
  return Array.isArray(value) ? value.join(',') : value;
}
