import { DomainError, errorViewOf, isDomainError } from '@planline/contracts/domain-error';
import { type ErrorView, errorCatalog } from '@planline/contracts/error-code';
import { type Language, languageOf } from '@planline/contracts/locale';
import { admitSignedRequest, type SecretVault } from '@planline/services/api-key';
import type { Dependencies, ServiceContext } from '@planline/services/context';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { ZodError } from 'zod';

export interface SignedApi {
  deps: Dependencies;
  vault: SecretVault;
  acceptDeprecatedFields: boolean;
  /** An error in a reader's language. */
  renderError(language: Language, error: ErrorView): string;
  /** Aborts when the process is about to end. */
  closing: AbortSignal;
}

declare module 'fastify' {
  interface FastifyRequest {
    /** Set by the door before any handler of `/v1` runs. */
    verbs: ServiceContext;
    rawBody: Buffer;
  }
}

/**
 * Lets signed requests in: the raw bytes come first, JSON only after the code was right, and every refusal
 * has one shape. Handlers find their context in `request.verbs` and the parsed body in `request.body`.
 */
export function installSignedDoor(app: FastifyInstance, api: SignedApi): void {
  app.decorateRequest('rawBody');
  app.decorateRequest('verbs');
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', { parseAs: 'buffer' }, (request, body, done) => {
    request.rawBody = body as Buffer;
    done(null, undefined);
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
  app.setErrorHandler((error, request, reply) => {
    const view = viewOf(error);
    const { status } = errorCatalog[view.code];
    if (status >= 500) request.log.error({ err: error }, 'a request to /v1 failed');
    return reply.code(status).send(refusal(api, languageOfRequest(request), view));
  });
  app.setNotFoundHandler((request, reply) =>
    reply
      .code(404)
      .send(refusal(api, languageOfRequest(request), { code: 'NOT_FOUND', details: {} })),
  );
}

/** A refusal before there is a run: the specification's error body, with details where there are any. */
export function refusal(api: SignedApi, language: Language, view: ErrorView) {
  return {
    type: 'chat_response' as const,
    subtype: 'error' as const,
    error: view.code,
    message: api.renderError(language, view),
    ...(Object.keys(view.details).length > 0 ? { details: view.details } : {}),
  };
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

export function headerOf(request: FastifyRequest, name: string): string | undefined {
  const value = request.headers[name];
  return Array.isArray(value) ? value.join(',') : value;
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

function languageOfRequest(request: FastifyRequest): Language {
  const { body } = request;
  const hasLocale = typeof body === 'object' && body !== null && 'locale' in body;
  const named = hasLocale ? body.locale : headerOf(request, 'accept-language')?.split(',')[0];
  return languageOf(typeof named === 'string' ? named : null);
}

function viewOf(error: unknown): ErrorView {
  if (isDomainError(error)) return error.toView();
  if (error instanceof ZodError) {
    const issues = error.issues.map((issue) => ({
      path: issue.path.join('.'),
      message: issue.message,
    }));
    return new DomainError('VALIDATION_FAILED', { issues }).toView();
  }
  // Fastify's own refusal of a body beyond the limit.
  if (error instanceof Error && 'statusCode' in error && error.statusCode === 413) {
    return new DomainError('MESSAGE_TOO_LONG', { length: 1_048_577, maximum: 1_048_576 }).toView();
  }
  return errorViewOf(error);
}
