import { DomainError } from '@planline/contracts/domain-error';
import { admitSignedRequest } from '@planline/services/api-key';
import { retryAfterHeader } from '@planline/services/limits';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { auditRequest } from './audit-request';
import { refusalOf } from './refusal';
import { headerOf, type SignedApi } from './signed-api-options';

/**
 * Lets signed requests in: the raw bytes come first, JSON only after the code was right, and every refusal
 * has one shape. Handlers find their context in `request.verbs` and the parsed body in `request.body`.
 */
export function installSignedDoor(app: FastifyInstance, api: SignedApi): void {
  app.decorateRequest('rawBody');
  app.decorateRequest('verbs');
  app.decorateRequest('refusedWith');
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', { parseAs: 'buffer' }, (request, body, done) => {
    request.rawBody = body as Buffer;
    done(null, undefined);
  });
  app.addHook('onRequest', async (_request, reply) => {
    reply.header('cache-control', 'no-store');
  });
  app.addHook('onResponse', async (request, reply) => {
    // The route and not the address: what a person wrote may stand in a query.
    const { method, routeOptions, verbs } = request;
    request.log.info(
      {
        method,
        route: routeOptions.url,
        status: reply.statusCode,
        durationMs: Math.round(reply.elapsedTime),
        apiKeyId: verbs?.actor.apiKeyId,
      },
      'answered',
    );
  });
  app.addHook('preValidation', async (request) => {
    request.rawBody ??= Buffer.alloc(0);
    const actor = await admitSignedRequest(
      { ...api.deps, vault: api.vault },
      { header: headerOf(request, 'x-hmac-signature'), parts: signedPartsOf(request) },
    );
    request.verbs = { ...api.deps, actor };
    if (request.method === 'GET') return;
    request.body = parseBody(request.rawBody);
  });
  app.addHook('onResponse', async (request, reply) => auditRequest(api, request, reply));
  app.setErrorHandler((error, request, reply) => {
    request.refusedWith = error;
    const { status, body } = refusalOf(api, request, error);
    return reply.code(status).headers(retryAfterHeader(error)).send(body);
  });
  app.setNotFoundHandler((request, reply) => {
    const { status, body } = refusalOf(api, request, new DomainError('NOT_FOUND', {}));
    return reply.code(status).send(body);
  });
}

function signedPartsOf(request: FastifyRequest) {
  const url = request.raw.url ?? '';
  const mark = url.indexOf('?');
  return {
    method: request.method,
    path: mark === -1 ? url : url.slice(0, mark),
    query: mark === -1 ? '' : url.slice(mark + 1),
    actorUserId: headerOf(request, 'x-actor-user-id') ?? '',
    contentType: headerOf(request, 'content-type') ?? '',
    idempotencyKey: headerOf(request, 'idempotency-key') ?? '',
    body: request.rawBody,
  };
}

/** A body that is there is JSON, whatever it calls itself. @throws VALIDATION_FAILED */
function parseBody(raw: Buffer): unknown {
  if (raw.length === 0) return undefined;
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(raw));
  } catch (cause) {
    const issues = [{ path: '', message: 'the body is not JSON' }];
    throw new DomainError('VALIDATION_FAILED', { issues }, { cause });
  }
}
