import { isDomainError } from '@planline/contracts/domain-error';
import { SignatureRefusal } from '@planline/services/api-key';
import { entryOfCall } from '@planline/services/audit';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { headerOf, type SignedApi } from './signed-api-options';

/** What changes something, and every refusal; reading that was let through is nobody's concern. */
export function auditRequest(api: SignedApi, request: FastifyRequest, reply: FastifyReply): void {
  const { refusedWith: error, method } = request;
  const isRefused = error !== undefined && error !== null;
  if (!isRefused && method === 'GET') return;
  const cause = isDomainError(error) ? error.cause : undefined;
  const refusal = cause instanceof SignatureRefusal ? cause : null;
  const { actor } = request.verbs ?? {};
  const call = {
    action: `${method} ${request.routeOptions.url ?? '/v1'}`,
    outcome: isRefused ? outcomeOf(error) : 'ok',
    reason: refusal?.message,
    projectId: projectIdOf(request),
    requestId: String(request.id),
    durationMs: reply.elapsedTime,
  };
  const caller = {
    ...(refusal?.keyId ? { apiKeyId: refusal.keyId } : {}),
    ...(actor ? { userId: actor.userId, apiKeyId: actor.apiKeyId } : {}),
    ipAddress: request.ip,
    userAgent: headerOf(request, 'user-agent') ?? null,
  };
  api.audit.record(entryOfCall(call, caller));
}

function outcomeOf(error: unknown): string {
  if (isDomainError(error)) return error.code;
  return error instanceof z.ZodError ? 'VALIDATION_FAILED' : 'INTERNAL';
}

function projectIdOf({ params, query, body }: FastifyRequest): string | null {
  const named = z.object({ projectId: z.string() });
  for (const part of [params, query, body]) {
    const { data } = named.safeParse(part);
    if (data) return data.projectId;
  }
  return null;
}
