import type { PublicStreamEvent } from '@planline/contracts/public-stream';
import { afterEach, describe, expect, it } from 'vitest';
import { createPlanlineClient } from './create-client';
import { json, refusal, type Step, startScriptedServer } from './testing/scripted-server';

const ids = { projectId: 'project-1', runId: '01JD0000000000000000000002' };
const delta = (seq: number) => ({
  runId: ids.runId,
  seq,
  at: '2026-11-23T08:00:00.000Z',
  body: { type: 'answer-delta', text: `piece ${seq}` },
});
const envelope = {
  type: 'chat_response',
  subtype: 'success',
  sessionId: '01JD0000000000000000000000',
  messageId: '01JD0000000000000000000001',
  timestamp: '2026-11-23T08:00:00.000Z',
  mode: 'general',
  data: { markdown: 'Hello' },
  metadata: {
    duration_ms: 1,
    tokens_used: 0,
    projectContext: { versionId: 'v', lastModified: '2026-11-23T08:00:00.000Z' },
  },
};
const frame = (name: string, data: unknown, id?: number) =>
  `${id === undefined ? '' : `id: ${id}\n`}event: ${name}\ndata: ${JSON.stringify(data)}\n\n`;
const piece = (seq: number) => frame('run-event', delta(seq), seq);

/** Sends the frames, then ends properly or breaks the connection. */
const stream =
  (frames: string[], end: 'end' | 'break' = 'end'): Step =>
  (response) => {
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    response.write(frames.join(''), () => {
      if (end === 'end') response.end();
      else response.socket?.destroy();
    });
  };

describe('a run that is followed', () => {
  let server: Awaited<ReturnType<typeof startScriptedServer>> | undefined;
  let waits: number[] = [];
  afterEach(() => server?.[Symbol.asyncDispose]());

  async function follow(steps: Step[]) {
    server = await startScriptedServer(steps);
    waits = [];
    const client = createPlanlineClient({
      origin: server.origin,
      keyId: 'key_01JD0000000000000000000000',
      secret: 'planline-example-secret-32-bytes',
      actorUserId: 'user-1',
      wait: async (ms) => void waits.push(ms),
    });
    const events: PublicStreamEvent[] = [];
    const ended = (async () => {
      for await (const event of client.followRun(ids)) events.push(event);
    })();
    return { ended, events, seen: server.seen };
  }
  const seqs = (events: readonly PublicStreamEvent[]) => events.flatMap(({ id }) => id ?? []);

  it('goes on after the last event on another connection: nothing twice, nothing lost', async () => {
    const { ended, events, seen } = await follow([
      stream([piece(1), piece(2), 'id: 3\nevent: run-ev'], 'break'),
      stream([piece(2), piece(3), frame('reconnect', { afterMs: 40 })]),
      json(503, refusal('ENGINE_UNAVAILABLE', { reason: 'starting' }), { 'retry-after': '1' }),
      stream([piece(4), frame('chat_response', envelope)]),
    ]);
    await ended;
    expect(seqs(events)).toEqual([1, 2, 3, 4]);
    expect(events.at(-1)).toEqual({ name: 'chat_response', id: null, data: envelope });
    expect(seen.map(({ headers }) => headers['last-event-id'])).toEqual(['0', '2', '3', '3']);
    expect(waits.slice(1)).toEqual([40, 1_000]);
  });

  it('ends with a refusal that comes in the middle', async () => {
    const { ended, events, seen } = await follow([
      stream([piece(1), frame('error', refusal('PROJECT_NOT_FOUND'))]),
    ]);
    await expect(ended).rejects.toMatchObject({ code: 'PROJECT_NOT_FOUND', status: null });
    expect([seqs(events), seen.length]).toEqual([[1], 1]);
  });

  it('passes over what a newer server says', async () => {
    const later = { ...delta(2), body: { type: 'answer-sung', tune: 'la' } };
    const { ended, events } = await follow([
      stream([
        frame('weather', { sun: true }),
        frame('run-event', later, 2),
        piece(3),
        frame('chat_response', envelope),
      ]),
    ]);
    await ended;
    expect(seqs(events)).toEqual([3]);
  });

  it('is given up when connections break again and again without a word', async () => {
    const { ended, seen } = await follow(Array.from({ length: 20 }, () => stream([])));
    await expect(ended).rejects.toThrow('again and again');
    expect(seen).toHaveLength(9);
  });
});
