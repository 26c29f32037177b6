import { Readable } from 'node:stream';
import { DomainError, isDomainError } from '@planline/contracts/domain-error';
import { type ProjectId, projectIdSchema } from '@planline/contracts/ids';
import type { PublicStreamEvent } from '@planline/contracts/public-stream';
import type { ServiceContext } from '@planline/services/context';
import { answerOnce, type StoredAnswer } from '@planline/services/idempotency';
import { rateLimitHeaders, readRateLimits } from '@planline/services/limits';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { withHeartbeat } from './event-stream';
import { idempotentRequestOf } from './idempotent-request-of';
import { refusalOf } from './refusal';
import type { RouteContract } from './route-contract';
import { headerOf, type SignedApi } from './signed-api-options';
import { sseFrame } from './sse-frame';

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
  /** Already the bytes that go out. */
  | { kind: 'stored'; answer: StoredAnswer }
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
      const call = {
        params: request.params,
        query: request.query,
        body: request.body,
        verbs: request.verbs,
        api,
        request,
        wantsEvents: headerOf(request, 'accept')?.includes('text/event-stream') ?? false,
        afterSeq: afterSeqOf(request),
        signal: gone.signal,
      };
      const answer = await answerOf(route, call).finally(() => sayWhatIsLeft(route, call, reply));
      if (answer.kind === 'events') {
        reply.headers(answer.headers ?? {});
        return sendEvents(api, request, reply, answer.events);
      }
      const { status, headers, body } = storedAnswerOf(answer);
      return reply.code(status).headers(headers).type('application/json').send(body);
    },
  });
}

/** In the headers, whatever the answer is; only a member hears of limits. */
async function sayWhatIsLeft(
  route: V1Route,
  call: V1Call<unknown, unknown, unknown>,
  reply: FastifyReply,
): Promise<void> {
  const projectId = projectIdOf(call);
  if (!route.isCounted || projectId === null) return;
  try {
    reply.headers(rateLimitHeaders(await readRateLimits(call.verbs, projectId)));
  } catch (error) {
    // They are a courtesy: the answer stands without them.
    if (!isDomainError(error)) call.request.log.warn({ err: error }, 'no rate limit headers');
  }
}

/** Work that is one transaction is done once for one key, here for all routes. */
async function answerOf(
  route: V1Route,
  call: V1Call<unknown, unknown, unknown>,
): Promise<V1Answer> {
  if (route.repeat !== 'answer') return route.handle(call);
  const repeated = idempotentRequestOf(call.request, projectIdOf(call));
  const answer = await answerOnce(call.verbs, repeated, async (verbs) =>
    storedAnswerOf(await route.handle({ ...call, verbs })),
  );
  return { kind: 'stored', answer };
}

/** Of the body, else of the query: where every route has it that belongs to a project. */
function projectIdOf({ query, body }: V1Call<unknown, unknown, unknown>): ProjectId | null {
  const ofProject = z.object({ projectId: projectIdSchema });
  return (ofProject.safeParse(body).data ?? ofProject.safeParse(query).data)?.projectId ?? null;
}

/** An answer as it goes out, and as a repeat gets it again. */
export function storedAnswerOf(answer: V1Answer): StoredAnswer {
  if (answer.kind === 'stored') return answer.answer;
  if (answer.kind === 'events') throw new Error('a stream is not kept');
  const { status = 200, headers = {}, body } = answer;
  return { status, headers, body: JSON.stringify(body) };
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
