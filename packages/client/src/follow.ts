import {
  type PublicStreamEvent,
  type PublicStreamEventName,
  publicStreamEvents,
} from '@planline/contracts/public-stream';
import { backoffMs } from './backoff';
import { RefusedError } from './refused-error';
import { serverSentEvents } from './server-sent-events';
import type { ClientRequest, Transport } from './transport';

/** How often in a row a stream may break without having said anything new. */
const breaksMost = 8;

/**
 * A run as it happens, over as many connections as it takes: each goes on after the last event that came.
 * Ends with the answer or the build. The events `run` and `reconnect` are about connections and stay here.
 * @throws RefusedError
 */
export async function* follow(
  transport: Transport,
  request: ClientRequest,
): AsyncGenerator<PublicStreamEvent, void, void> {
  let lastId = 0;
  for (let breaks = 0; ; ) {
    let afterMs: number | null = null;
    const response = await connect(transport, request, lastId);
    try {
      for await (const event of eventsOf(response)) {
        if (event.name === 'error' && event.data.error !== 'INTERNAL') {
          throw new RefusedError(event.data, null);
        }
        if (event.name === 'reconnect') afterMs = event.data.afterMs;
        if (event.name === 'run-event' && event.data.seq > lastId) {
          lastId = event.data.seq;
          breaks = 0;
          yield event;
        }
        if (event.name === 'chat_response' || event.name === 'build') {
          yield event;
          return;
        }
      }
    } catch (error) {
      const isBreak = !(error instanceof RefusedError || request.signal?.aborted);
      if (!isBreak || breaks >= breaksMost) throw error;
    }
    breaks += 1;
    if (breaks > breaksMost) throw new Error('the stream ends again and again without an answer');
    await transport.wait(afterMs ?? backoffMs(breaks), request.signal);
  }
}

function connect(transport: Transport, request: ClientRequest, lastId: number): Promise<Response> {
  const headers = { accept: 'text/event-stream', 'last-event-id': String(lastId) };
  return transport.send({ ...request, headers });
}

async function* eventsOf(response: Response): AsyncGenerator<PublicStreamEvent, void, void> {
  if (!response.body) return;
  for await (const { id, event, data } of serverSentEvents(response.body)) {
    if (!(event in publicStreamEvents)) continue;
    const name = event as PublicStreamEventName;
    const parsed = publicStreamEvents[name].safeParse(JSON.parse(data));
    // A newer server may have steps that this client does not know; its answer has to be one it does.
    if (!parsed.success && name === 'run-event') continue;
    if (!parsed.success) throw parsed.error;
    yield { name, id: id === null ? null : Number(id), data: parsed.data } as PublicStreamEvent;
  }
}
