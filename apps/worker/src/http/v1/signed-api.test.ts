import { buildViewSchema } from '@planline/contracts/build';
import { chatPlanResponseSchema } from '@planline/contracts/chat-response';
import { timelineItemSchema } from '@planline/contracts/timeline-item';
import { projectBuildMetrics } from '@planline/db/schema/project-build-metrics';
import { ulid } from 'ulid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type Answer,
  type Call,
  createSignedWorld,
  type SignedWorld,
} from './testing/signed-world';

describe('/v1', () => {
  let world: SignedWorld;
  let buildId: string;

  beforeAll(async () => {
    world = await createSignedWorld();
    await world.send(world.ask('Where are the opening hours?'));
    buildId = ulid();
    const { db, projectId, people } = world;
    await db
      .insert(projectBuildMetrics)
      .values({ buildId, projectId, userId: people.ada, status: 'queued' });
  });
  afterAll(() => world[Symbol.asyncDispose]());

  it('answers a question exactly as the contract says', async () => {
    const { json } = await world.send(world.ask('Where are the opening hours?'));
    expect(chatPlanResponseSchema.strict().parse(json)).toMatchObject({ subtype: 'success' });
  });

  it('lists items exactly as the contract says, and pages by cursor to the end', async () => {
    const ids: string[] = [];
    let cursor = '';
    for (let hasMore = true; hasMore; ) {
      const at = `/v1/project/${world.projectId}/timeline?limit=2${cursor && `&cursor=${cursor}`}`;
      const { json } = await world.send({ path: at });
      for (const item of json.items) ids.push(timelineItemSchema.strict().parse(item).id);
      hasMore = json.hasMore;
      cursor = json.cursor ?? '';
    }
    const { json } = await world.send({
      path: `/v1/project/${world.projectId}/timeline?limit=100`,
    });
    const at = `/v1/project/${world.projectId}/timeline?limit=1&offset=1`;
    expect((await world.send({ path: at })).json.items).toEqual(json.items.slice(-2, -1));
    expect(ids.toSorted()).toEqual(json.items.map(({ id }) => id).toSorted());
    const hidden = `/v1/project/${world.projectId}/timeline?includeHidden=true`;
    expect((await world.send({ path: hidden })).status).toBe(200);
    expect((await world.send({ path: hidden, actor: world.people.ben })).status).toBe(403);
  });

  it('shows a build as the contract says', async () => {
    const { json } = await world.send({
      path: `/v1/build/${buildId}?projectId=${world.projectId}`,
    });
    expect(buildViewSchema.parse(json)).toMatchObject({
      status: 'queued',
      projectId: world.projectId,
    });
  });

  it('takes one request for one Idempotency-Key, and repeats its answer byte for byte', async () => {
    const headers = { 'idempotency-key': 'order-1' };
    const textOf = async (call: Call) => {
      const { url, init } = world.prepare(call);
      const response = await fetch(url, init);
      expect(response.status).toBe(200);
      return response.text();
    };
    const asked = { ...world.ask('Add a page for events'), headers };
    const answers = await Promise.all(Array.from({ length: 5 }, () => textOf(asked)));
    expect(new Set([...answers, await textOf(asked)]).size).toBe(1);
    const repeated = async (call: Call) =>
      (await world.send(call)).headers.get('idempotent-replayed');
    expect(await repeated(asked)).toBe('true');
    expect(await repeated(world.ask('Where is the menu?'))).toBeNull();
    const otherKey = { ...world.ask('Where is the menu?'), headers: { 'idempotency-key': 'new' } };
    expect([await repeated(otherKey), await repeated(otherKey)]).toEqual([null, 'true']);
    const { sessionId, availableActions } = JSON.parse(answers[0] ?? '') as Answer;
    const planData = availableActions?.[0]?.payload;
    const { projectId, people } = world;
    const body = { userId: people.ada, projectId, sessionId, planData };
    const path = '/v1/chat-plan/convert-to-build';
    const convert = { method: 'POST' as const, path, body, headers };
    const builds = await Promise.all(Array.from({ length: 5 }, () => textOf(convert)));
    expect(new Set(builds).size).toBe(1);
    const status = { status: 'queued', buildId: expect.any(String) };
    expect(JSON.parse(builds[0] ?? '')).toEqual(status);
    for (const call of [{ ...world.ask('Something else'), headers }]) {
      const other = await world.send(call);
      expect([other.status, other.json.error]).toEqual([422, 'IDEMPOTENCY_MISMATCH']);
    }
    const odd = await world.send({ ...asked, headers: { 'idempotency-key': 'two words' } });
    expect([odd.status, odd.json.error]).toEqual([400, 'VALIDATION_FAILED']);
    await world.built();
  });

  it('ignores deprecated fields and says so; refuses others, and a body of somebody else', async () => {
    const old = await world.send(world.ask('Hello', { chatMode: 'question', sessionId: 'x' }));
    expect([old.status, old.headers.get('deprecation')]).toEqual([200, 'true']);
    for (const more of [{ surprise: 1 }, { userId: world.people.ben }]) {
      const refused = await world.send(world.ask('Hello', more));
      expect([refused.status, refused.json.error]).toEqual([400, 'VALIDATION_FAILED']);
    }
    await world.restart({ ACCEPT_DEPRECATED_FIELDS: 'false' });
    const now = await world.send(world.ask('Hello', { chatMode: 'question' }));
    expect([now.status, now.json]).toMatchObject([
      400,
      { error: 'VALIDATION_FAILED', details: { issues: [{ path: 'chatMode' }] } },
    ]);
    await world.restart();
  });

  it('names every answer, refusals and health too, and lets none be kept by a cache', async () => {
    const answers = [
      await world.send({ path: `/v1/balance?projectId=${world.projectId}` }),
      await world.send({ path: '/v1/nothing' }),
      await fetch(`${world.origin}/v1/balance`),
      await fetch(`${world.origin}/healthz`),
    ];
    expect(answers.map(({ status }) => status)).toEqual([200, 404, 401, 200]);
    const ids = answers.map(({ headers }) => headers.get('x-request-id'));
    for (const id of ids) expect(id).toMatch(/^[0-9a-f-]{36}$/);
    expect(new Set(ids).size).toBe(4);
    for (const { headers } of answers) expect(headers.get('cache-control')).toBe('no-store');
  });

  it('lets 1,000 copies of one request in once, 200 at a time, and none after a restart', async () => {
    const { url, init } = world.prepare({ path: `/v1/balance?projectId=${world.projectId}` });
    const sendIt = async () => {
      const response = await fetch(url, init);
      await response.arrayBuffer();
      return response.status;
    };
    const statuses: number[] = [];
    for (let wave = 0; wave < 5; wave += 1) {
      statuses.push(...(await Promise.all(Array.from({ length: 200 }, sendIt))));
    }
    expect(statuses.filter((status) => status === 200)).toHaveLength(1);
    expect(statuses.filter((status) => status === 401)).toHaveLength(999);
    await world.restart();
    expect(await sendIt()).toBe(401);
  });

  it('reads JSON only after the signature, and no more than a megabyte', async () => {
    const broken = world.prepare(
      { method: 'POST', path: '/v1/chat-plan' },
      { ...world.key, secret: 'another secret' },
    );
    expect((await world.fetchJson({ ...broken, init: { ...broken.init, body: '{' } })).status).toBe(
      401,
    );
    expect((await world.send(world.ask('x'.repeat(1_100_000)))).status).toBe(413);
    expect((await world.send({ path: '/v1/nothing' })).status).toBe(404);
    const missing = await world.send(world.ask('Hello', { projectId: 'nobodys' }));
    expect([missing.status, missing.json]).toEqual([
      404,
      {
        type: 'chat_response',
        subtype: 'error',
        error: 'PROJECT_NOT_FOUND',
        message: 'Project does not exist or you do not have access',
      },
    ]);
  });
});
