import { randomUUID } from 'node:crypto';
import Fastify, {
  type FastifyBaseLogger,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
  LogController,
} from 'fastify';
import type { Logger } from 'pino';
import type { WorkerMetrics } from './metrics';

export interface WorkerHealth {
  /** False from the first signal to end. */
  isAccepting(): boolean;
  /** Reject when the database or the queue does not answer. */
  checkDatabase(): Promise<unknown>;
  isQueueRunning(): boolean;
}

const databaseTimeoutMs = 2_000;

/** Health and metrics of the worker; the signed API joins them on this instance. */
export function createWorkerApp(
  logger: Logger,
  metrics: WorkerMetrics,
  health: WorkerHealth,
  onOddAddress?: (error: Error, request: FastifyRequest, reply: FastifyReply) => void,
): FastifyInstance {
  const loggerInstance: FastifyBaseLogger = logger;
  const app: FastifyInstance = Fastify({
    loggerInstance,
    logController: new LogController({
      disableRequestLogging: true,
      requestIdLogLabel: 'requestId',
    }),
    forceCloseConnections: true,
    // Who asks while this server closes is answered like everybody else, and not in the framework's words.
    return503OnClosing: false,
    bodyLimit: 1_048_576,
    // Made here and never taken from a client: it has to name one request in the log.
    genReqId: () => randomUUID(),
    requestIdHeader: false,
    ...(onOddAddress && { frameworkErrors: onOddAddress }),
  });
  app.addHook('onRequest', async (request, reply) => {
    reply.header('x-request-id', request.id);
  });
  app.get('/healthz', async (request, reply) => {
    reply.header('cache-control', 'no-store');
    if (!health.isAccepting()) return reply.code(503).send({ status: 'closing' });
    if (!health.isQueueRunning()) return reply.code(503).send({ status: 'queue-stopped' });
    try {
      await Promise.race([health.checkDatabase(), rejectAfter(databaseTimeoutMs)]);
      return { status: 'ok' };
    } catch (error) {
      request.log.warn({ err: error }, 'the database does not answer');
      return reply.code(503).send({ status: 'database-unavailable' });
    }
  });
  app.get('/metrics', async (_request, reply) => {
    reply.type(metrics.registry.contentType);
    return metrics.registry.metrics();
  });
  return app;
}

function rejectAfter(timeoutMs: number): Promise<never> {
  return new Promise((_resolve, reject) => {
    setTimeout(() => reject(new Error(`no answer in ${timeoutMs} ms`)), timeoutMs).unref();
  });
}
