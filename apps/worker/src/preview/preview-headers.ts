import type { OutgoingHttpHeaders } from 'node:http';

/** Pictures, fonts and styles may come from anywhere; code, requests and forms stay on the preview's own origin. */
const policy = [
  "default-src 'self' 'unsafe-inline' data: blob:",
  "script-src 'self' 'unsafe-inline' 'wasm-unsafe-eval' blob:",
  "img-src 'self' data: blob: https:",
  "media-src 'self' data: blob: https:",
  "font-src 'self' data: https:",
  "style-src 'self' 'unsafe-inline' https:",
  "connect-src 'self'",
  "form-action 'self'",
  "base-uri 'self'",
  "object-src 'none'",
];

/** Shares its host name with other previews, so it gets no origin at all: no storage, no cookies. */
const sandbox = 'sandbox allow-scripts allow-forms allow-popups allow-modals allow-downloads';

const common: OutgoingHttpHeaders = {
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Origin-Agent-Cluster': '?1',
  'Permissions-Policy': 'camera=(), microphone=(), geolocation=(), payment=(), usb=()',
  'X-Robots-Tag': 'noindex',
  'Cache-Control': 'no-cache',
};

/**
 * What every answer carries, so that a preview cannot reach the app that shows it. There is never a
 * `Set-Cookie` among them, and cookies of a request are not read.
 */
export function previewHeaders(
  appOrigin: string,
  place: 'own-origin' | 'shared-origin',
): OutgoingHttpHeaders {
  const directives = [...policy, `frame-ancestors ${appOrigin}`];
  if (place === 'own-origin') {
    return {
      ...common,
      'Content-Security-Policy': directives.join('; '),
      'Cross-Origin-Resource-Policy': 'same-origin',
    };
  }
  return {
    ...common,
    'Content-Security-Policy': [...directives, sandbox].join('; '),
    // A page without an origin is a stranger even to its own scripts and fonts.
    'Cross-Origin-Resource-Policy': 'cross-origin',
    'Access-Control-Allow-Origin': '*',
  };
}
