import { randomUUID } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import { DomainError } from '@planline/contracts/domain-error';
import Fastify, { type FastifyBaseLogger, type FastifyInstance, LogController } from 'fastify';
import type { Logger } from 'pino';
import type { WebConfig } from '../config';
import { registerErrorAnswers } from './http-error';
import type { RequestHandler } from './page-handler';
import { isFromOurPages } from './same-origin';
import { setSecurityHeaders } from './security-headers';

/** Enough for 20,000 characters of any script in a batch, and for a plan of the largest size. */
const bodyLimitBytes = 1024 * 1024;

/** Links in a mail or a terminal lead here from anywhere; they carry their own secret. */
const openedFromAnywhere = new Set(['/api/sign-in-link']);

export interface AppOptions {
  config: WebConfig;
  logger: Logger;
  /** Everything that is not ours: Next's request handler behind its policy. */
  pages: RequestHandler;
}

export interface OwnedSocket {
  app: FastifyInstance;
  /** Requests, to the API and to pages, that are still being answered. */
  countOpenRequests(): number;
}

/**
 * The socket's owner. API requests never enter Next, and Next never sees an API request; what is
 * common to all API routes (ids, origin check, headers, errors) is settled here.
 */
export function createApp({ config, logger, pages }: AppOptions): OwnedSocket {
  const publicOrigin = new URL(config.publicUrl).origin;
  const isHttps = publicOrigin.startsWith('https:');
  let openRequests = 0;
  const app = Fastify({
    loggerInstance: logger as FastifyBaseLogger,
    logController: new LogController({ disableRequestLogging: true }),
    // Ours, never the reader's: a request id is looked up in the log.
    genReqId: () => randomUUID(),
    requestIdHeader: false,
    bodyLimit: bodyLimitBytes,
    forceCloseConnections: true,
    routerOptions: { maxParamLength: 2_000 },
    serverFactory: (api): Server =>
      createServer((request, response) => {
        openRequests += 1;
        response.once('close', () => {
          openRequests -= 1;
        });
        return isApiRequest(request.url ?? '/') ? api(request, response) : pages(request, response);
      }),
  });

  app.addHook('onRequest', async (request, reply) => {
    setSecurityHeaders(reply.raw, isHttps);
    reply.header('x-request-id', String(request.id));
    reply.header('cache-control', 'no-store');
    const path = pathOf(request.url);
    if (!path.startsWith('/api/') || openedFromAnywhere.has(path)) return;
    if (!isFromOurPages(request, publicOrigin)) throw new DomainError('FORBIDDEN', {});
  });
  app.addHook('onResponse', async (request, reply) => {
    const { method } = request;
    const path = pathOf(request.url);
    // The path alone: a query may hold a token or what a person wrote.
    request.log[path.startsWith('/api/') ? 'info' : 'debug'](
      {
        method,
        path,
        status: reply.statusCode,
        durationMs: Math.round(reply.elapsedTime),
      },
      'request',
    );
  });
  registerErrorAnswers(app);
  return { app, countOpenRequests: () => openRequests };
}

export function isApiRequest(url: string): boolean {
  const path = pathOf(url);
  return path === '/api' || path.startsWith('/api/') || path === '/healthz' || path === '/metrics';
}

function pathOf(url: string): string {
  const query = url.indexOf('?');
  return query === -1 ? url : url.slice(0, query);
}
