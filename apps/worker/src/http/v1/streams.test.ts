import { chatPlanResponseSchema } from '@planline/contracts/chat-response';
import { type PublicStreamEventName, publicStreamEvents } from '@planline/contracts/public-stream';
import { projectMembers } from '@planline/db/schema/project-members';
import { runs } from '@planline/db/schema/runs';
import { createApiKey, revokeApiKey } from '@planline/services/api-key';
import { and, eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { type OpenStream, openStream, type ReadEvent } from './testing/read-stream';
import { createSignedWorld, type SignedWorld } from './testing/signed-world';

/** Longer than a removed reader may stay; what is not needed of an answer is cancelled. */
const slowly = { PLANLINE_LOCAL_PACE_MS: '300' };

describe('streams of /v1', () => {
  let world: SignedWorld;
  beforeAll(async () => {
    world = await createSignedWorld();
  });
  afterAll(() => world[Symbol.asyncDispose]());

  const ask = (key: string, message = 'Where are the opening hours?') => ({
    ...world.ask(message),
    headers: { 'idempotency-key': key },
  });
  const named = (stream: OpenStream, name: PublicStreamEventName) =>
    stream.events.filter((one) => one.event === name);
  const idsOf = (events: readonly ReadEvent[]) => events.flatMap(({ id }) => id ?? []);
  const firstPieces = (stream: OpenStream) =>
    vi.waitFor(() => expect(named(stream, 'run-event').length).toBeGreaterThan(2), 20_000);
  const runIdOf = (stream: OpenStream) => {
    const [first] = named(stream, 'run');
    return publicStreamEvents.run.parse(first?.data).runId;
  };

  it('say how the run stands, what it says with ids, and the envelope last', async () => {
    const stream = await openStream(world.prepare(ask('whole')));
    expect(stream.response.status).toBe(200);
    expect(stream.response.headers.get('content-type')).toContain('text/event-stream');
    await stream.ended;
    const events = stream.events.filter(({ event }) => event !== ':');
    for (const { event, data } of events) {
      publicStreamEvents[event as PublicStreamEventName].parse(data);
    }
    expect(events.at(0)).toMatchObject({ id: null, event: 'run' });
    const steps = named(stream, 'run-event');
    expect(idsOf(steps)).toEqual(steps.map((_, at) => String(at + 1)));
    const deltas = steps.filter(({ data }) => JSON.stringify(data).includes('answer-delta'));
    expect(deltas.length).toBeGreaterThan(0);
    expect(events.at(-1)).toMatchObject({ id: null, event: 'chat_response' });
    const json = await world.send(ask('whole'));
    expect(json.json).toEqual(chatPlanResponseSchema.strict().parse(events.at(-1)?.data));
  });

  it('are refused with a status before their first byte', async () => {
    const stream = await openStream(world.prepare(world.ask('Hello', { projectId: 'nobodys' })));
    expect(stream.response.status).toBe(404);
    expect(stream.response.headers.get('content-type')).toContain('application/json');
    const call = { path: `/v1/run/01JD0000000000000000000000/events?projectId=${world.projectId}` };
    expect((await openStream(world.prepare(call))).response.status).toBe(404);
    const odd = { ...ask('whole'), headers: { ...ask('whole').headers, 'last-event-id': 'x' } };
    expect((await openStream(world.prepare(odd))).response.status).toBe(400);
  });

  describe('of a run that takes its time', () => {
    beforeEach(() => world.restart(slowly));
    const cancel = (stream: OpenStream) =>
      world.send({
        method: 'POST',
        path: `/v1/run/${runIdOf(stream)}/cancel?projectId=${world.projectId}`,
      });

    it('resume by Last-Event-ID with the same key: nothing twice, nothing lost, one run', async () => {
      const first = await openStream(world.prepare(ask('resumed')));
      await firstPieces(first);
      const seen = idsOf(first.events);
      first.leave();
      await first.ended;
      await world.restart();
      const again = {
        ...ask('resumed'),
        headers: { ...ask('resumed').headers, 'last-event-id': seen.at(-1) ?? '' },
      };
      const second = await openStream(world.prepare(again));
      await second.ended;
      const all = [...seen, ...idsOf(second.events)];
      expect(all).toEqual(all.map((_, at) => String(at + 1)));
      expect(second.events.at(-1)?.event).toBe('chat_response');
      expect(runIdOf(second)).toBe(runIdOf(first));

      const ofRun = `/v1/run/${runIdOf(first)}/events?projectId=${world.projectId}`;
      const whole = await openStream(world.prepare({ path: ofRun }));
      await whole.ended;
      expect(idsOf(whole.events)).toEqual(all);
      const headers = { 'last-event-id': all.at(-1) ?? '' };
      const end = await openStream(world.prepare({ path: ofRun, headers }));
      await end.ended;
      expect(end.events.map(({ event }) => event)).toEqual(['run', 'chat_response']);
    });

    it('end for a removed member with a refusal, and the run goes on', async () => {
      const { projectId, people } = world;
      const call = { ...ask('removed'), actor: people.ben };
      const body = { ...(world.ask('Where is the menu?').body as object), userId: people.ben };
      const stream = await openStream(world.prepare({ ...call, body }));
      await firstPieces(stream);
      const membership = and(
        eq(projectMembers.projectId, projectId),
        eq(projectMembers.userId, people.ben),
      );
      await world.db.delete(projectMembers).where(membership);
      await stream.ended;
      expect(stream.events.at(-1)).toMatchObject({
        event: 'error',
        data: { error: 'PROJECT_NOT_FOUND', subtype: 'error' },
      });
      await world.db
        .insert(projectMembers)
        .values({ projectId, userId: people.ben, role: 'member' });
      const [run] = await world.db
        .select()
        .from(runs)
        .where(eq(runs.id, runIdOf(stream)));
      expect(run?.status).toBe('running');
      expect((await cancel(stream)).status).toBe(200);
    });

    it('end when their key is revoked', async () => {
      const { ada, vault, projectId } = world;
      const context = { ...ada, vault };
      const key = await createApiKey(context, { projectIds: [projectId], name: 'Short' });
      const stream = await openStream(world.prepare(ask('revoked'), key));
      await firstPieces(stream);
      await revokeApiKey(context, key.keyId);
      await stream.ended;
      expect(stream.events.at(-1)).toMatchObject({
        event: 'error',
        data: { error: 'SIGNATURE_INVALID' },
      });
      await cancel(stream);
    });

    it('tell their readers to come back when the process ends, and go on there', async () => {
      const stream = await openStream(world.prepare(ask('closing')));
      await firstPieces(stream);
      await world.restart();
      await stream.ended;
      expect(stream.events.at(-1)).toMatchObject({
        event: 'reconnect',
        data: { afterMs: expect.any(Number) },
      });
      const seen = idsOf(stream.events);
      const headers = { ...ask('closing').headers, 'last-event-id': seen.at(-1) ?? '' };
      const rest = await openStream(world.prepare({ ...ask('closing'), headers }));
      await rest.ended;
      const all = [...seen, ...idsOf(rest.events)];
      expect(all).toEqual(all.map((_, at) => String(at + 1)));
      expect(rest.events.at(-1)?.event).toBe('chat_response');
    });
  });
});
