import { ulid } from 'ulid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSignedWorld, type SignedWorld } from './testing/signed-world';

describe('limits at /v1', () => {
  let world: SignedWorld;
  beforeAll(async () => {
    world = await createSignedWorld();
    await world.restart({
      PLANLINE_USER_REQUESTS_PER_HOUR: '3',
      PLANLINE_PROJECT_REQUESTS_PER_HOUR: '10',
    });
  }, 60_000);
  afterAll(() => world[Symbol.asyncDispose]());

  it('are in the headers of every answer that counts, and of the refusal with when to come again', async () => {
    const named = { headers: { 'idempotency-key': ulid() } };
    const first = await world.send({ ...world.ask('Where are the opening hours?'), ...named });
    expect(first.status).toBe(200);
    expect(first.headers.get('ratelimit-policy')).toBe('"user";q=3;w=3600, "project";q=10;w=3600');
    expect(first.headers.get('ratelimit')).toMatch(/^"user";r=2;t=3[56]\d\d, "project";r=9;t=/);
    // A repeat is the same request.
    const repeat = await world.send({ ...world.ask('Where are the opening hours?'), ...named });
    expect(repeat.json).toEqual(first.json);
    expect(repeat.headers.get('ratelimit')).toContain('"user";r=2;');

    const stream = world.prepare({
      ...world.ask('And the prices?'),
      headers: { accept: 'text/event-stream' },
    });
    const streamed = await fetch(stream.url, stream.init);
    expect(streamed.headers.get('ratelimit')).toContain('"user";r=1;');
    await streamed.text();
    await world.send(world.ask('And the address?'));

    const refused = await world.send(world.ask('Et le menu ?', { locale: 'fr' }));
    expect(refused.status).toBe(429);
    expect(refused.json).toMatchObject({
      type: 'chat_response',
      error: 'RATE_LIMITED',
      message: expect.stringContaining('Réessayez dans'),
    });
    const retryAfter = Number(refused.headers.get('retry-after'));
    expect(retryAfter).toBeGreaterThan(3_500);
    expect(retryAfter).toBeLessThanOrEqual(3_600);
    expect(refused.headers.get('ratelimit')).toContain('"user";r=0;');
  });

  it('leave reading alone, and say nothing to a stranger', async () => {
    const page = await world.send({ path: `/v1/project/${world.projectId}/timeline` });
    expect(page.status).toBe(200);
    expect(page.headers.has('ratelimit')).toBe(false);
    const { eve } = world.people;
    const stranger = await world.send({
      ...world.ask('Let me in', { userId: eve }),
      actor: eve,
    });
    expect(stranger.status).toBe(404);
    expect(stranger.headers.has('ratelimit')).toBe(false);
  });
});
