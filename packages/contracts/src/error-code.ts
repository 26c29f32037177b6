import { z } from 'zod';

const none = z.object({});
const issues = z.object({
  issues: z.array(z.object({ path: z.string(), message: z.string() })),
});

/**
 * Every refusal of the product: its code, the shape of its details and its HTTP status.
 * The words are `errors.<CODE>` in each language's bundle, with the details as variables.
 */
export const errorCatalog = {
  UNAUTHENTICATED: { status: 401, details: none },
  FORBIDDEN: { status: 403, details: none },
  NOT_FOUND: { status: 404, details: none },
  PROJECT_NOT_FOUND: { status: 404, details: none },
  VALIDATION_FAILED: { status: 400, details: issues },
  MESSAGE_EMPTY: { status: 400, details: none },
  MESSAGE_TOO_LONG: { status: 413, details: z.object({ length: z.number(), maximum: z.number() }) },
  LOCALE_UNSUPPORTED: { status: 400, details: z.object({ locale: z.string() }) },
  CURSOR_INVALID: { status: 400, details: none },
  INSUFFICIENT_BALANCE: {
    status: 402,
    details: z.object({ neededSeconds: z.number(), availableSeconds: z.number() }),
  },
  RATE_LIMITED: {
    status: 429,
    details: z.object({ scope: z.string(), retryAfterSeconds: z.number() }),
  },
  SESSION_MESSAGE_LIMIT: { status: 429, details: none },
  SESSION_TOKEN_LIMIT: { status: 429, details: none },
  SESSION_TIMEOUT: { status: 408, details: none },
  BUILD_IN_PROGRESS: { status: 409, details: z.object({ buildId: z.string() }) },
  PLAN_INVALID: { status: 422, details: issues },
  PLAN_STALE: { status: 409, details: z.object({ files: z.array(z.string()) }) },
  PLAN_REVISION_MOVED: {
    status: 409,
    details: z.object({ revision: z.number(), currentRevision: z.number() }),
  },
  PLAN_ALREADY_CONVERTED: { status: 409, details: z.object({ buildId: z.string() }) },
  RUN_NOT_ACTIVE: { status: 409, details: none },
  QUEUE_FULL: { status: 429, details: z.object({ maximum: z.number() }) },
  ENGINE_STALLED: { status: 504, details: none },
  ENGINE_UNAVAILABLE: { status: 503, details: z.object({ reason: z.string() }) },
  ENGINE_FAILED: { status: 502, details: z.object({ reason: z.string() }) },
  ENGINE_CHANGED_FILES: { status: 500, details: none },
  RUN_INTERRUPTED: { status: 503, details: none },
  BUILD_FAILED: { status: 502, details: z.object({ phase: z.string(), reason: z.string() }) },
  IMPORT_FAILED: { status: 422, details: z.object({ reason: z.string() }) },
  IMPORT_TOO_LARGE: {
    status: 413,
    details: z.object({ measure: z.enum(['bytes', 'files', 'archive']), maximum: z.number() }),
  },
  IMPORT_PATH_REFUSED: { status: 403, details: z.object({ path: z.string() }) },
  IMPORT_UNSAFE_ENTRY: { status: 422, details: z.object({ entry: z.string() }) },
  INVITATION_INVALID: { status: 410, details: none },
  EMAIL_TAKEN: { status: 409, details: none },
  CREDENTIALS_INVALID: { status: 401, details: none },
  SIGN_IN_LINK_INVALID: { status: 410, details: none },
  LAST_OWNER: { status: 409, details: none },
  SIGNATURE_INVALID: { status: 401, details: none },
  IDEMPOTENCY_MISMATCH: { status: 422, details: none },
  REQUEST_IN_PROGRESS: { status: 409, details: z.object({ runId: z.string() }) },
  INTERNAL: { status: 500, details: none },
} as const satisfies Record<string, { status: number; details: z.ZodType }>;

export type ErrorCode = keyof typeof errorCatalog;
export type ErrorDetails<C extends ErrorCode> = z.infer<(typeof errorCatalog)[C]['details']>;

export const errorCodes = Object.keys(errorCatalog) as ErrorCode[];
export const errorCodeSchema = z.enum(errorCodes as [ErrorCode, ...ErrorCode[]]);

/** The error as it travels to a reader. `details` matches the catalogue's shape for `code`. */
export const errorViewSchema = z.object({
  code: errorCodeSchema,
  details: z.record(z.string(), z.unknown()),
});
export type ErrorView = z.infer<typeof errorViewSchema>;
