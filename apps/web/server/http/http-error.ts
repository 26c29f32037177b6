import { formatApiError } from '@planline/api/error-formatter';
import { DomainError, isDomainError } from '@planline/contracts/domain-error';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

/**
 * Refusals made outside of procedures, in the shape that the caller reads: a tRPC client gets a
 * tRPC error, everybody else `{ error, requestId }`. The text of unplanned errors stays in the log.
 */
export function registerErrorAnswers(app: FastifyInstance): void {
  app.setErrorHandler((error, request, reply) => sendError(request, reply, plannedErrorOf(error)));
  app.setNotFoundHandler((request, reply) =>
    sendError(request, reply, new DomainError('NOT_FOUND', {})),
  );
}

function sendError(request: FastifyRequest, reply: FastifyReply, error: unknown) {
  const requestId = String(request.id);
  const shape = formatApiError({ error, path: undefined, requestId });
  if (shape.data.planline.code === 'INTERNAL') {
    request.log.error({ err: error }, 'request failed');
  }
  reply.header('cache-control', 'no-store').code(shape.data.httpStatus);
  return request.url.startsWith('/api/trpc/')
    ? reply.send({ error: shape })
    : reply.send({ error: shape.data.planline, requestId });
}

/** Fastify's own refusals (a body too large, a broken one) become codes of ours. */
function plannedErrorOf(error: unknown): unknown {
  if (isDomainError(error)) return error;
  const statusCode = (error as { statusCode?: unknown }).statusCode;
  if (typeof statusCode !== 'number' || statusCode < 400 || statusCode >= 500) return error;
  const messages: Record<number, string> = {
    413: 'the body is too large',
    415: 'the content type is not accepted here',
  };
  const message = messages[statusCode] ?? 'the request is malformed';
  return new DomainError('VALIDATION_FAILED', { issues: [{ path: '', message }] });
}
