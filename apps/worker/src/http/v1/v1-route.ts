import { Readable } from 'node:stream';
import { DomainError } from '@planline/contracts/domain-error';
import type { PublicStreamEvent, PublicStreamEventName } from '@planline/contracts/public-stream';
import type { ServiceContext } from '@planline/services/context';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { withHeartbeat } from './event-stream';
import { refusalOf } from './refusal';
import { headerOf, type SignedApi } from './signed-api-options';
import { sseFrame } from './sse-frame';

/** What a route takes and gives: checked on every request, and the source of the OpenAPI document. */
export interface RouteContract<
  P extends z.ZodType = z.ZodType,
  Q extends z.ZodType = z.ZodType,
  B extends z.ZodType = z.ZodType,
> {
  method: 'GET' | 'POST';
  /** Below `/v1`, with `:name` for a parameter. */
  path: string;
  operationId: string;
  summary: string;
  params: P;
  query: Q;
  /** Absent: the route takes none. */
  body?: B;
  /** Absent: the route only streams. */
  answer?: z.ZodType;
  /** The events of `Accept: text/event-stream`; absent: the route does not stream. */
  events?: readonly PublicStreamEventName[];
}

export interface V1Call<P, Q, B> {
  params: P;
  query: Q;
  body: B;
  verbs: ServiceContext;
  api: SignedApi;
  request: FastifyRequest;
  /** Whether the reader asked for events. */
  wantsEvents: boolean;
  /** The last event that the reader has, by its `Last-Event-ID`; 0 is none. */
  afterSeq: number;
  /** Aborts when the reader is gone. */
  signal: AbortSignal;
}

export type V1Answer =
  | { kind: 'json'; status?: number; headers?: Record<string, string>; body: unknown }
  | {
      kind: 'events';
      headers?: Record<string, string>;
      events: AsyncGenerator<PublicStreamEvent, void, void>;
    };

export interface V1Route extends RouteContract {
  handle(call: V1Call<unknown, unknown, unknown>): Promise<V1Answer>;
}

/** A route whose handler sees what its contract says. */
export function defineRoute<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType>(
  route: RouteContract<P, Q, B> & {
    handle(call: V1Call<z.output<P>, z.output<Q>, z.output<B>>): Promise<V1Answer>;
  },
): V1Route {
  return {
    ...route,
    handle: (call) =>
      route.handle({
        ...call,
        params: route.params.parse(call.params),
        query: route.query.parse(call.query),
        body: route.body?.parse(call.body) as z.output<B>,
      }),
  };
}

export function installRoute(app: FastifyInstance, api: SignedApi, route: V1Route): void {
  app.route({
    method: route.method,
    url: route.path,
    handler: async (request, reply) => {
      const gone = new AbortController();
      reply.raw.once('close', () => gone.abort());
      const answer = await route.handle({
        params: request.params,
        query: request.query,
        body: request.body,
        verbs: request.verbs,
        api,
        request,
        wantsEvents: headerOf(request, 'accept')?.includes('text/event-stream') ?? false,
        afterSeq: afterSeqOf(request),
        signal: gone.signal,
      });
      reply.headers(answer.headers ?? {});
      if (answer.kind === 'json') return reply.code(answer.status ?? 200).send(answer.body);
      return sendEvents(api, request, reply, answer.events);
    },
  });
}

/** Whatever can fail with a status has failed before the first byte: the first event is awaited here. */
async function sendEvents(
  api: SignedApi,
  request: FastifyRequest,
  reply: FastifyReply,
  events: AsyncGenerator<PublicStreamEvent, void, void>,
): Promise<FastifyReply> {
  const first = await events.next();
  const frames = framesOf(api, request, first, events);
  return reply
    .type('text/event-stream')
    .headers({ 'cache-control': 'no-store, no-transform', 'x-accel-buffering': 'no' })
    .send(Readable.from(withHeartbeat(frames, api.heartbeatMs)));
}

/** A refusal in the middle of a stream is its last event. */
async function* framesOf(
  api: SignedApi,
  request: FastifyRequest,
  first: IteratorResult<PublicStreamEvent, void>,
  rest: AsyncGenerator<PublicStreamEvent, void, void>,
): AsyncGenerator<string, void, void> {
  if (first.done) return;
  yield sseFrame(first.value);
  try {
    for await (const event of rest) yield sseFrame(event);
  } catch (error) {
    yield sseFrame({ name: 'error', id: null, data: refusalOf(api, request, error).body });
  }
}

/** @throws CURSOR_INVALID for a `Last-Event-ID` that no event had */
function afterSeqOf(request: FastifyRequest): number {
  const id = headerOf(request, 'last-event-id') ?? '0';
  if (!/^\d{1,9}$/.test(id)) throw new DomainError('CURSOR_INVALID', {});
  return Number(id);
}
