import { type AppCaller, createCaller } from '@planline/api/app-router';
import type { ApiContext } from '@planline/api/context';
import { type Auth, findSignedIn } from '@planline/services/account';
import type { SecretVault } from '@planline/services/api-key';
import { type AuditLog, entryOfCall } from '@planline/services/audit';
import type { Dependencies } from '@planline/services/context';
import { ulid } from 'ulid';
import { clientAddressHeader } from './http/client-address';
import type { WebMetrics } from './http/metrics';
import { languageOfRequest } from './request-language';

export interface ApiContextParts {
  auth: Auth;
  dependencies: Dependencies;
  /** Opened with AUTH_SECRET. */
  vault: SecretVault;
  closing: AbortSignal;
  metrics: WebMetrics;
  audit: AuditLog;
}

/** Drafts are saved as somebody types; the verbs of the others write their entries themselves. */
const silent = new Set(['chat.saveDraft']);
const writtenByVerb = new Set(['apiKey.create', 'apiKey.rotate', 'apiKey.revoke', 'billing.grant']);

/** Who asks, from the cookie; one look-up per HTTP request, however many calls it carries. */
export async function createApiContext(
  parts: ApiContextParts,
  headers: Headers,
  requestId: string,
): Promise<ApiContext> {
  const signedIn = await findSignedIn(parts.auth, headers);
  const logger = parts.dependencies.logger.child({
    requestId,
    ...(signedIn ? { userId: signedIn.actor.userId } : {}),
  });
  const dependencies = { ...parts.dependencies, logger };
  const from = {
    ipAddress: headers.get(clientAddressHeader),
    userAgent: headers.get('user-agent')?.slice(0, 500) ?? null,
  };
  return {
    requestId,
    actor: signedIn && { ...signedIn.actor, ...from },
    signInSessionId: signedIn?.sessionId ?? null,
    language: languageOfRequest(headers),
    servicesFor: (actor) => ({ ...dependencies, actor }),
    services: dependencies,
    vault: parts.vault,
    closing: parts.closing,
    observe({ procedure, type, status, durationMs, projectId }) {
      parts.metrics.procedures.inc({ procedure, status });
      parts.metrics.procedureSeconds.observe({ procedure }, durationMs / 1_000);
      if (type === 'query' || silent.has(procedure)) return;
      if (status === 'ok' && writtenByVerb.has(procedure)) return;
      const call = { action: procedure, outcome: status, projectId, requestId, durationMs };
      parts.audit.record(entryOfCall(call, { ...signedIn?.actor, ...from }));
    },
  };
}

/** For pages: the same context from the page request's headers, without HTTP in between. */
export function createPageCaller(parts: ApiContextParts): (headers: Headers) => Promise<AppCaller> {
  return async (headers) => createCaller(await createApiContext(parts, headers, ulid()));
}
