import { idempotencyKeySchema } from '@planline/contracts/idempotency-key';
import type { ProjectId } from '@planline/contracts/ids';
import type { IdempotentRequest } from '@planline/services/idempotency';
import type { FastifyRequest } from 'fastify';
import { headerOf } from './signed-api-options';

/** Null: the request came without a key, and is done as often as it comes. @throws ZodError for a key that is none */
export function idempotentRequestOf(
  request: FastifyRequest,
  projectId: ProjectId | null,
): IdempotentRequest | null {
  const key = headerOf(request, 'idempotency-key');
  if (key === undefined) return null;
  return {
    key: idempotencyKeySchema.parse(key),
    route: `${request.method} ${request.raw.url}`,
    body: request.rawBody,
    projectId,
  };
}

/** Says that an answer, or the run that a stream shows, is that of an earlier request. */
export const replayed = { 'idempotent-replayed': 'true' };
