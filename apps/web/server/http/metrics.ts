import { DomainError } from '@planline/contracts/domain-error';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

export interface WebMetrics {
  registry: Registry;
  procedures: Counter<'procedure' | 'status'>;
  procedureSeconds: Histogram<'procedure'>;
  streams: Gauge;
  requests: Counter<'method' | 'status'>;
}

export function createWebMetrics(): WebMetrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  return {
    registry,
    procedures: new Counter({
      name: 'planline_web_procedures_total',
      help: 'Procedure calls by result: ok or the error code.',
      labelNames: ['procedure', 'status'],
      registers,
    }),
    procedureSeconds: new Histogram({
      name: 'planline_web_procedure_seconds',
      help: 'Duration of queries and mutations; streams are not counted.',
      labelNames: ['procedure'],
      buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
      registers,
    }),
    streams: new Gauge({
      name: 'planline_web_streams',
      help: 'Open subscriptions.',
      registers,
    }),
    requests: new Counter({
      name: 'planline_web_requests_total',
      help: 'API requests by method and HTTP status.',
      labelNames: ['method', 'status'],
      registers,
    }),
  };
}

export function registerMetrics(app: FastifyInstance, metrics: WebMetrics): void {
  app.addHook('onResponse', async (request, reply) => {
    metrics.requests.inc({ method: request.method, status: String(reply.statusCode) });
  });
  app.get('/metrics', async (request, reply) => {
    if (!isFromThisMachine(request)) throw new DomainError('NOT_FOUND', {});
    reply.type(metrics.registry.contentType);
    return metrics.registry.metrics();
  });
}

/** Figures are for the operator: a request that a proxy passed on comes from elsewhere. */
function isFromThisMachine(request: FastifyRequest): boolean {
  const address = request.socket.remoteAddress ?? '';
  const isLoopback = address === '::1' || /^(::ffff:)?127\./.test(address);
  return isLoopback && request.headers['x-forwarded-for'] === undefined;
}
