import type { PublicStreamEvent } from '@planline/contracts/public-stream';
import type { ServiceContext } from '@planline/services/context';
import type { StoredAnswer } from '@planline/services/idempotency';
import type { FastifyRequest } from 'fastify';
import type { z } from 'zod';
import type { RouteContract } from './route-contract';
import type { SignedApi } from './signed-api-options';

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
  /** Already the bytes that go out; a repeat has those of an earlier request. */
  | { kind: 'stored'; answer: StoredAnswer; isRepeat: boolean }
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

/** An answer as it goes out, and as a repeat gets it again. */
export function storedAnswerOf(answer: V1Answer): StoredAnswer {
  if (answer.kind === 'stored') return answer.answer;
  if (answer.kind === 'events') throw new Error('a stream is not kept');
  const { status = 200, headers = {}, body } = answer;
  return { status, headers, body: JSON.stringify(body) };
}
