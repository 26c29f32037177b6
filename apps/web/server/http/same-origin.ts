import type { IncomingHttpHeaders } from 'node:http';

const readingMethods = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Whether a request may act with the reader's cookie. A change must say where it comes from, and it
 * must come from our own pages; a read may come without a word, but not from a page of another site.
 */
export function isFromOurPages(
  request: { method: string; headers: IncomingHttpHeaders },
  publicOrigin: string,
): boolean {
  const site = request.headers['sec-fetch-site'];
  const origin = request.headers.origin;
  if (origin !== undefined && origin !== publicOrigin) return false;
  if (readingMethods.has(request.method)) {
    return site === undefined || site === 'same-origin' || site === 'none';
  }
  if (site !== undefined && site !== 'same-origin') return false;
  return origin !== undefined || site !== undefined;
}
