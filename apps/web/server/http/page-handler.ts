import { randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { WebConfig } from '../config';
import { clientAddressHeader, clientAddressOf } from './client-address';
import { contentSecurityPolicy } from './content-security-policy';
import { setSecurityHeaders } from './security-headers';

export type RequestHandler = (request: IncomingMessage, response: ServerResponse) => unknown;

/** Server components find the nonce here; Next itself reads it from the policy in the request. */
export const nonceHeader = 'x-nonce';

/**
 * Puts the policy on a page request before Next sees it, so that Next gives its own scripts the
 * nonce, and on the answer, so that the browser enforces it.
 */
export function createPageHandler(config: WebConfig, next: RequestHandler): RequestHandler {
  const isHttps = config.publicUrl.startsWith('https://');
  const publicHost = new URL(config.publicUrl).hostname;
  return (request, response) => {
    const elsewhere = loopbackRedirect(request, config.publicUrl, publicHost);
    if (elsewhere) {
      response.writeHead(307, { location: elsewhere }).end();
      return;
    }
    const nonce = randomBytes(16).toString('base64');
    const policy = contentSecurityPolicy({
      nonce,
      previewSources: config.previewSources,
      mode: config.production ? 'production' : 'development',
    });
    request.headers['content-security-policy'] = policy;
    request.headers[nonceHeader] = nonce;
    request.headers[clientAddressHeader] = clientAddressOf(request, config.trustProxy) ?? '';
    setSecurityHeaders(response, isHttps);
    response.setHeader('content-security-policy', policy);
    return next(request, response);
  };
}

/**
 * Previews live on the loopback address and the product on `localhost`, so that no cookie meets a
 * preview. A reader who typed the address is sent to the name.
 */
function loopbackRedirect(
  request: IncomingMessage,
  publicUrl: string,
  publicHost: string,
): string | null {
  if (publicHost !== 'localhost' || (request.method !== 'GET' && request.method !== 'HEAD')) {
    return null;
  }
  const host = (request.headers.host ?? '').replace(/:\d+$/, '');
  const isAddress = host === '127.0.0.1' || host === '[::1]';
  // One leading slash, or the browser would read `//host` as another site.
  return isAddress ? publicUrl + (request.url ?? '/').replace(/^[/\\]+/, '/') : null;
}
