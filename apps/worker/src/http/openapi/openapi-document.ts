import { routes } from '../v1/routes';
import { componentSchemas } from './components';
import { operationOf } from './operation';

const text = { type: 'string' };

/** The whole of `/v1` in OpenAPI 3.1, made of the routes and contracts that the server runs on. */
export function createOpenApiDocument() {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const route of routes) {
    const path = `/v1${route.path.replace(/:(\w+)/g, '{$1}')}`;
    paths[path] = { ...paths[path], [route.method.toLowerCase()]: operationOf(route) };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Planline, the signed API',
      version: '1.0.0',
      description:
        'Ask about a project, turn a plan into a build, and watch both. Every request is signed with an API key and names the person it acts for.',
    },
    servers: [{ url: '/' }],
    security: [{ signature: [], actor: [] }],
    paths,
    components: {
      schemas: componentSchemas(),
      securitySchemes: {
        signature: {
          type: 'apiKey',
          in: 'header',
          name: 'X-HMAC-Signature',
          description:
            '`t=<unix seconds>,n=<nonce>,k=<key id>,v1=<hex>`: HMAC-SHA256 over CPM1, t, n, k, method, path, query, actor, content type, Idempotency-Key and the SHA-256 of the body, one a line. A nonce counts once, and the clock may be 300 s off.',
        },
        actor: {
          type: 'apiKey',
          in: 'header',
          name: 'X-Actor-User-Id',
          description: 'The person that the request acts for: a member of the project.',
        },
      },
      parameters: {
        IdempotencyKey: {
          name: 'Idempotency-Key',
          in: 'header',
          description:
            'The same for every attempt: for 48 hours a repeat gets the same answer, byte for byte.',
          schema: { ...text, pattern: '^[\\x21-\\x7E]{1,255}$' },
        },
        LastEventId: {
          name: 'Last-Event-ID',
          in: 'header',
          description: 'The id of the last event that the reader has: the stream goes on after it.',
          schema: { ...text, pattern: '^[0-9]{1,9}$' },
        },
        AcceptLanguage: {
          name: 'Accept-Language',
          in: 'header',
          description: 'en, fr, es or ar: the language of `message` where the body names none.',
          schema: text,
        },
      },
      headers: {
        'X-Request-Id': {
          description: 'Names this request in the logs of the server.',
          schema: text,
        },
        'Retry-After': { description: 'Seconds until it makes sense to ask again.', schema: text },
        RateLimit: {
          description: 'What is left per scope, and the seconds until the oldest request is gone.',
          schema: text,
        },
        'RateLimit-Policy': { description: 'Requests and seconds per scope.', schema: text },
        'Idempotent-Replayed': {
          description: '`true` on an answer that was made for an earlier request.',
          schema: text,
        },
      },
    },
  };
}
