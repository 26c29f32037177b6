import { type ErrorCode, type ErrorDetails, type ErrorView, errorCatalog } from './error-code';

/** The one error that verbs throw on purpose. Its text is for logs; readers get the code's template. */
export class DomainError<C extends ErrorCode = ErrorCode> extends Error {
  override readonly name = 'DomainError';
  readonly code: C;
  readonly details: ErrorDetails<C>;

  constructor(code: C, details: ErrorDetails<C>, options?: { cause?: unknown }) {
    super(`${code} ${JSON.stringify(details)}`, options);
    this.code = code;
    this.details = details;
  }

  get status(): number {
    return errorCatalog[this.code].status;
  }

  toView(): ErrorView {
    return { code: this.code, details: this.details as Record<string, unknown> };
  }
}

export function isDomainError(error: unknown): error is DomainError {
  return error instanceof DomainError;
}

/** Throws away the text of an unknown error: only its code reaches a reader. */
export function errorViewOf(error: unknown): ErrorView {
  return isDomainError(error) ? error.toView() : { code: 'INTERNAL', details: {} };
}
