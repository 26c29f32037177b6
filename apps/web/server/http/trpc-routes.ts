import { appRouter } from '@planline/api/app-router';
import type { ApiContext } from '@planline/api/context';
import { isUnplanned } from '@planline/api/error-formatter';
import { DomainError } from '@planline/contracts/domain-error';
import { fastifyRequestHandler } from '@trpc/server/adapters/fastify';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { WebMetrics } from './metrics';

const maxCallsPerBatch = 20;

/**
 * Queries and mutations in batches, subscriptions as Server-Sent Events. Bodies are JSON and nothing
 * else: a form of another site cannot send that without asking first.
 */
export function registerTrpc(
  app: FastifyInstance,
  createContext: (request: FastifyRequest) => Promise<ApiContext>,
  metrics: WebMetrics,
): void {
  app.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('application/json', { parseAs: 'string' }, (_request, body, done) =>
      done(null, body),
    );
    scope.route<{ Params: { path: string } }>({
      method: ['GET', 'POST'],
      url: '/api/trpc/:path',
      onRequest: async (request, reply) => {
        if (request.method === 'POST' && !isJson(request)) {
          const issues = [{ path: '', message: 'the content type is not application/json' }];
          throw new DomainError('VALIDATION_FAILED', { issues });
        }
        countStream(request, reply, metrics);
      },
      handler: (request, reply) =>
        fastifyRequestHandler({
          router: appRouter,
          req: request,
          res: reply,
          path: request.params.path,
          maxBatchSize: maxCallsPerBatch,
          createContext: () => createContext(request),
          onError: ({ error, path, type }) => {
            if (!isUnplanned(error)) return;
            request.log.error(
              { err: error.cause ?? error, procedure: path, type },
              'unplanned error',
            );
          },
        }),
    });
  });
}

function isJson(request: FastifyRequest): boolean {
  return /^application\/json\b/i.test(request.headers['content-type'] ?? '');
}

function countStream(request: FastifyRequest, reply: FastifyReply, metrics: WebMetrics): void {
  if (!(request.headers.accept ?? '').includes('text/event-stream')) return;
  // Proxies must pass each event on at once.
  reply.header('x-accel-buffering', 'no');
  metrics.streams.inc();
  reply.raw.once('close', () => metrics.streams.dec());
}
