import type { Refusal } from '@planline/contracts/refusal';

/** The server said no, and saying it again would not help. */
export class RefusedError extends Error {
  override readonly name = 'RefusedError';
  readonly code: Refusal['error'];
  readonly details: Record<string, unknown>;

  constructor(
    refusal: Refusal,
    /** Null for a refusal in the middle of a stream. */
    readonly status: number | null,
    /** After which time it would make sense to ask again; null when the server said none. */
    readonly retryAfterMs: number | null = null,
    /** Names the request in the server's log. */
    readonly requestId: string | null = null,
  ) {
    super(`${refusal.error}: ${refusal.message}`);
    this.code = refusal.error;
    this.details = refusal.details ?? {};
  }
}
