import type { FastifyInstance } from 'fastify';

export interface Health {
  /** False from the first signal to end: load balancers look elsewhere, streams are being closed. */
  isAccepting(): boolean;
  /** Rejects when the database does not answer. */
  checkDatabase(): Promise<unknown>;
}

const databaseTimeoutMs = 2_000;

export function registerHealth(app: FastifyInstance, health: Health): void {
  app.get('/healthz', async (request, reply) => {
    reply.header('cache-control', 'no-store');
    if (!health.isAccepting()) return reply.code(503).send({ status: 'closing' });
    try {
      await Promise.race([health.checkDatabase(), rejectAfter(databaseTimeoutMs)]);
      return { status: 'ok' };
    } catch (error) {
      request.log.warn({ err: error }, 'the database does not answer');
      return reply.code(503).send({ status: 'database-unavailable' });
    }
  });
}

function rejectAfter(timeoutMs: number): Promise<never> {
  return new Promise((_resolve, reject) => {
    setTimeout(() => reject(new Error(`no answer in ${timeoutMs} ms`)), timeoutMs).unref();
  });
}
