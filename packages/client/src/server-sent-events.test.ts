import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ServerSentEvent, serverSentEvents } from './server-sent-events';

async function read(bytes: Uint8Array, cuts: readonly number[]): Promise<ServerSentEvent[]> {
  const places = [0, ...cuts.map((cut) => cut % (bytes.length + 1)), bytes.length];
  places.sort((a, b) => a - b);
  const chunks = places.slice(1).map((end, at) => bytes.slice(places[at], end));
  const events: ServerSentEvent[] = [];
  for await (const event of serverSentEvents(ReadableStream.from(chunks))) events.push(event);
  return events;
}

describe('server-sent events', () => {
  const text = [
    ': still here\n\n',
    'id: 7\nevent: run-event\ndata: {"text":"خطة 🧭 é"}\n\n',
    'data: first\ndata: second\n\n',
    'event: chat_response\r\ndata:no blank\r\n\r\n',
    'retry: 100\n\n',
    'event: cut off\ndata: ne',
  ].join('');
  const events = [
    { id: '7', event: 'run-event', data: '{"text":"خطة 🧭 é"}' },
    { id: null, event: 'message', data: 'first\nsecond' },
    { id: null, event: 'chat_response', data: 'no blank' },
  ];

  it('are read alike wherever the network cuts them, in the middle of a letter too', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(), { maxLength: 12 }), async (cuts) => {
        expect(await read(new TextEncoder().encode(text), cuts)).toEqual(events);
      }),
      { numRuns: 200 },
    );
  });
});
