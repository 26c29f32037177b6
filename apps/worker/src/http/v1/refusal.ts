import { DomainError, errorViewOf, isDomainError } from '@planline/contracts/domain-error';
import { type ErrorView, errorCatalog } from '@planline/contracts/error-code';
import { type Language, languageOf } from '@planline/contracts/locale';
import type { Refusal } from '@planline/contracts/refusal';
import type { FastifyRequest } from 'fastify';
import { ZodError } from 'zod';
import { headerOf, type SignedApi } from './signed-api-options';

/** What a reader hears of an error, in the language of the request. */
export function refusalOf(
  api: Pick<SignedApi, 'renderError'>,
  request: FastifyRequest,
  error: unknown,
): { status: number; body: Refusal } {
  const view = viewOf(error);
  const { status } = errorCatalog[view.code];
  if (status >= 500) request.log.error({ err: error }, 'a request to /v1 failed');
  return {
    status,
    body: {
      type: 'chat_response',
      subtype: 'error',
      error: view.code,
      message: api.renderError(languageOfRequest(request), view),
      ...(Object.keys(view.details).length > 0 ? { details: view.details } : {}),
    },
  };
}

/** The `locale` of the body, else what the reader's own client prefers. */
export function languageOfRequest(request: FastifyRequest): Language {
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
  return refusedByFastify(error)?.toView() ?? errorViewOf(error);
}

/** What the server itself says of a request before any of our code has seen it. */
function refusedByFastify(error: unknown): DomainError | null {
  if (!(error instanceof Error) || !('statusCode' in error)) return null;
  const { statusCode, message } = error;
  if (typeof statusCode !== 'number' || statusCode < 400 || statusCode >= 500) return null;
  if (statusCode === 413) {
    return new DomainError('MESSAGE_TOO_LONG', { length: 1_048_577, maximum: 1_048_576 });
  }
  return new DomainError('VALIDATION_FAILED', { issues: [{ path: '', message }] });
}
