import type { IncomingMessage } from 'node:http';

/** The only header from which the sign-in limiter reads the reader's address; ours, never the reader's. */
export const clientAddressHeader = 'x-planline-client-address';

/**
 * The last entry of X-Forwarded-For is the one our own proxy wrote; those before it are the
 * reader's claim and are not believed.
 */
export function clientAddressOf(request: IncomingMessage, trustProxy: boolean): string | null {
  if (trustProxy) {
    const forwarded = request.headers['x-forwarded-for'];
    const entries = (Array.isArray(forwarded) ? forwarded.join(',') : (forwarded ?? '')).split(',');
    const last = entries.at(-1)?.trim();
    if (last) return last;
  }
  return request.socket.remoteAddress ?? null;
}
