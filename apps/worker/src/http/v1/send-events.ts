import { Readable } from 'node:stream';
import type { PublicStreamEvent } from '@planline/contracts/public-stream';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { withHeartbeat } from './event-stream';
import { refusalOf } from './refusal';
import type { SignedApi } from './signed-api-options';
import { sseFrame } from './sse-frame';

/** Whatever can fail with a status has failed before the first byte: the first event is awaited here. */
export async function sendEvents(
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
