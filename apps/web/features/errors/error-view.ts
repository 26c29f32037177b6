import { type ErrorView, errorViewSchema } from '@planline/contracts/error-code';

/** Codes that only the browser knows; they have words in the bundles like all others. */
export type ClientErrorView = { code: 'OFFLINE'; details: Record<string, never> };
export type ShownError = ErrorView | ClientErrorView;

/**
 * Whatever a call threw, as something that has words: the server's typed view, "no connection" when no
 * answer came at all, else INTERNAL.
 */
export function shownErrorOf(error: unknown): ShownError {
  const data = (error as { data?: { planline?: unknown } | null } | null)?.data;
  const parsed = errorViewSchema.safeParse(data?.planline);
  if (parsed.success) return atOurClock(parsed.data);
  if (isNetworkError(error)) return { code: 'OFFLINE', details: {} };
  return { code: 'INTERNAL', details: {} };
}

/** "In 34 minutes" is soon wrong on a screen: the moment itself stays right. */
function atOurClock(view: ErrorView): ErrorView {
  const { retryAfterSeconds } = view.details;
  if (typeof retryAfterSeconds !== 'number') return view;
  const retryAt = new Date(Date.now() + retryAfterSeconds * 1_000).toISOString();
  return { ...view, details: { ...view.details, retryAt } };
}

/** A fetch that never got an answer rejects with a TypeError, in tRPC as the cause. */
function isNetworkError(error: unknown): boolean {
  if (error instanceof TypeError) return true;
  return error instanceof Error && error.cause instanceof TypeError;
}

/** Details as ICU variables; text is isolated by `wrap`, lists become one line. */
export function errorVariables(
  details: Record<string, unknown>,
  wrap: (text: string) => string,
): Record<string, string | number> {
  return Object.fromEntries(
    Object.entries(details).map(([name, value]) => [name, variableOf(value, wrap)]),
  );
}

function variableOf(value: unknown, wrap: (text: string) => string): string | number {
  if (typeof value === 'number') return value;
  if (typeof value === 'string') return wrap(value);
  if (Array.isArray(value)) return value.map((item) => variableOf(item, wrap)).join(', ');
  if (value !== null && typeof value === 'object')
    return Object.values(value)
      .filter((part) => part !== '')
      .map((part) => variableOf(part, wrap))
      .join(': ');
  return String(value);
}
