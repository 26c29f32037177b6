import type { ErrorCode } from '@planline/contracts/error-code';
import type { PublicStreamEventName } from '@planline/contracts/public-stream';
import type { z } from 'zod';

/** What a route takes and gives: checked on every request, and the source of the OpenAPI document. */
export interface RouteContract<
  P extends z.ZodType = z.ZodType,
  Q extends z.ZodType = z.ZodType,
  B extends z.ZodType = z.ZodType,
> {
  method: 'GET' | 'POST';
  /** Below `/v1`, with `:name` for a parameter. */
  path: string;
  operationId: string;
  summary: string;
  description?: string;
  params: P;
  query: Q;
  /** Absent: the route takes none. */
  body?: B;
  /** Absent: the route only streams. */
  answer?: z.ZodType;
  /**
   * What a repeat with the same Idempotency-Key meets: the stored answer of work that is one transaction,
   * or the run that the first one began. Every route that changes something has one.
   */
  repeat?: 'answer' | 'run';
  /** The events of `Accept: text/event-stream`; absent: the route does not stream. */
  events?: readonly PublicStreamEventName[];
  /** It begins AI work and counts as a request: its answers say how many are left. */
  isCounted?: boolean;
  /** Codes beside the ones that every route of its kind may refuse with. */
  refusals?: readonly ErrorCode[];
}
