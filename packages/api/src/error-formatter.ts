import { errorViewOf, isDomainError } from '@planline/contracts/domain-error';
import { type ErrorView, errorCatalog } from '@planline/contracts/error-code';
import { TRPCError } from '@trpc/server';
import {
  HTTP_CODE_TO_JSONRPC2,
  type TRPC_ERROR_CODE_KEY,
  TRPC_ERROR_CODES_BY_KEY,
  type TRPCErrorShape,
} from '@trpc/server/unstable-core-do-not-import';
import { ZodError } from 'zod';

/** Refusals that tRPC makes itself, before any procedure runs. */
const viewsOfProtocolErrors: Partial<Record<TRPC_ERROR_CODE_KEY, ErrorView>> = {
  NOT_FOUND: { code: 'NOT_FOUND', details: {} },
  METHOD_NOT_SUPPORTED: { code: 'NOT_FOUND', details: {} },
  PARSE_ERROR: malformed('the body is not valid JSON'),
  UNSUPPORTED_MEDIA_TYPE: malformed('the content type is not application/json'),
  BAD_REQUEST: malformed('the request is malformed'),
  PAYLOAD_TOO_LARGE: malformed('the body is too large'),
};

function malformed(message: string): ErrorView {
  return { code: 'VALIDATION_FAILED', details: { issues: [{ path: '', message }] } };
}

function viewOfInputError(error: ZodError): ErrorView {
  const issues = error.issues.map((issue) => ({
    path: issue.path.map(String).join('.'),
    message: issue.message,
  }));
  return { code: 'VALIDATION_FAILED', details: { issues } };
}

/** What a reader may know of any error; everything unplanned is INTERNAL without its text. */
export function viewOfApiError(error: unknown): ErrorView {
  if (isDomainError(error)) return error.toView();
  if (error instanceof ZodError) return viewOfInputError(error);
  if (!(error instanceof TRPCError)) return errorViewOf(error);
  if (isDomainError(error.cause)) return error.cause.toView();
  // A ZodError with any other code comes from our own output or code, not from the reader.
  if (error.cause instanceof ZodError) {
    return error.code === 'BAD_REQUEST' ? viewOfInputError(error.cause) : errorViewOf(error);
  }
  return viewsOfProtocolErrors[error.code] ?? errorViewOf(error);
}

export interface ApiErrorShape extends TRPCErrorShape {
  data: {
    code: TRPC_ERROR_CODE_KEY;
    httpStatus: number;
    path?: string;
    requestId: string;
    planline: ErrorView;
  };
}

/**
 * The one place where an error becomes an answer: queries, batches and subscription generators
 * alike. The message is the code: the words come from the reader's bundle.
 */
export function formatApiError(input: {
  error: unknown;
  path: string | undefined;
  requestId: string | undefined;
}): ApiErrorShape {
  const view = viewOfApiError(input.error);
  const httpStatus = errorCatalog[view.code].status;
  const code = trpcCodeOf(httpStatus);
  return {
    code: TRPC_ERROR_CODES_BY_KEY[code],
    message: view.code,
    data: {
      code,
      httpStatus,
      path: input.path,
      requestId: input.requestId ?? '',
      planline: view,
    },
  };
}

/** tRPC has no name for 410: a thing that is gone is, for its clients, not found. */
function trpcCodeOf(httpStatus: number): TRPC_ERROR_CODE_KEY {
  if (httpStatus === 410) return 'NOT_FOUND';
  const codes: Record<number, TRPC_ERROR_CODE_KEY> = HTTP_CODE_TO_JSONRPC2;
  return codes[httpStatus] ?? 'INTERNAL_SERVER_ERROR';
}

/** True for errors that nobody planned: they are logged with their text and the request id. */
export function isUnplanned(error: unknown): boolean {
  return viewOfApiError(error).code === 'INTERNAL';
}
