import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { buildViewSchema } from '@planline/contracts/build';
import { chatPlanResponseSchema } from '@planline/contracts/chat-response';
import { timelineItemSchema } from '@planline/contracts/timeline-item';
import { projectBuildMetrics } from '@planline/db/schema/project-build-metrics';
import { runs } from '@planline/db/schema/runs';
import { eq } from 'drizzle-orm';
import { ulid } from 'ulid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Call, createSignedWorld, type SignedWorld } from './testing/signed-world';

const missing = {
  type: 'chat_response',
  subtype: 'error',
  error: 'PROJECT_NOT_FOUND',
  message: 'Project does not exist or you do not have access',
};

describe('/v1', () => {
  let world: SignedWorld;
  let answered: { runId: string; buildId: string };

  beforeAll(async () => {
    world = await createSignedWorld();
    const { db, projectId } = world;
    await world.send(world.ask('Where are the opening hours?'));
    const [run] = await db.select().from(runs).where(eq(runs.projectId, projectId));
    const buildId = ulid();
    await db
      .insert(projectBuildMetrics)
      .values({ buildId, projectId, userId: world.people.ada, status: 'queued' });
    answered = { runId: run?.id ?? '', buildId };
  });
  afterAll(() => world[Symbol.asyncDispose]());

  const routes: [string, (project: string) => Call, number][] = [
    [
      'POST /v1/chat-plan',
      (project) => world.ask('Where is the menu?', { projectId: project }),
      200,
    ],
    ['GET timeline', (project) => ({ path: `/v1/project/${project}/timeline` }), 200],
    ['GET run', (project) => ({ path: `/v1/run/${answered.runId}?projectId=${project}` }), 200],
    [
      'POST run cancel',
      (project) => ({
        method: 'POST',
        path: `/v1/run/${answered.runId}/cancel?projectId=${project}`,
      }),
      409,
    ],
    [
      'GET build',
      (project) => ({ path: `/v1/build/${answered.buildId}?projectId=${project}` }),
      200,
    ],
  ];

  describe.each(routes)('%s', (_name, call, status) => {
    it('answers a right signature', async () => {
      expect((await world.send(call(world.projectId))).status).toBe(status);
    });
    it('refuses a wrong signature, none, and a replay, all alike', async () => {
      const replayed = world.prepare(call(world.projectId));
      await world.fetchJson(replayed);
      const unsigned = world.prepare(call(world.projectId));
      delete unsigned.init.headers['x-hmac-signature'];
      const wrong = world.prepare(call(world.projectId), {
        ...world.key,
        secret: 'another secret',
      });
      for (const request of [replayed, unsigned, wrong]) {
        const { status: refused, json } = await world.fetchJson(request);
        expect(refused).toBe(401);
        expect(json).toEqual({
          type: 'chat_response',
          subtype: 'error',
          error: 'SIGNATURE_INVALID',
          message: expect.any(String),
        });
      }
    });
    it('refuses an actor that was not signed', async () => {
      const request = world.prepare(call(world.projectId));
      request.init.headers['x-actor-user-id'] = world.people.ben;
      expect((await world.fetchJson(request)).status).toBe(401);
    });
    it('answers a non-member and a missing project with the same body', async () => {
      const asEve = { ...call(world.projectId), actor: world.people.eve };
      const body = asEve.body ? { ...asEve.body, userId: world.people.eve } : undefined;
      for (const one of [{ ...asEve, ...(body ? { body } : {}) }, call('nobodys')]) {
        const answer = await world.send(one);
        expect(answer.status).toBe(404);
        expect(answer.json).toEqual(missing);
      }
    });
  });

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
    expect(ids.toSorted()).toEqual(json.items.map(({ id }) => id).toSorted());
    const hidden = `/v1/project/${world.projectId}/timeline?includeHidden=true`;
    expect((await world.send({ path: hidden })).status).toBe(200);
    expect((await world.send({ path: hidden, actor: world.people.ben })).status).toBe(403);
  });

  it('shows a build as the contract says', async () => {
    const { json } = await world.send({
      path: `/v1/build/${answered.buildId}?projectId=${world.projectId}`,
    });
    expect(buildViewSchema.parse(json)).toMatchObject({
      status: 'queued',
      projectId: world.projectId,
    });
  });

  it('takes one message for one Idempotency-Key', async () => {
    const call = { ...world.ask('Where is the map?'), headers: { 'idempotency-key': 'order-1' } };
    const answers = await Promise.all(Array.from({ length: 5 }, () => world.send(call)));
    expect(new Set(answers.map(({ json }) => json.messageId)).size).toBe(1);
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
    const other = await world.send({ ...world.ask('Something else'), headers: call.headers });
    expect([other.status, other.json.error]).toEqual([422, 'IDEMPOTENCY_MISMATCH']);
  });

  it('ignores deprecated fields and says so; refuses others, and a body of somebody else', async () => {
    const old = await world.send(world.ask('Hello', { chatMode: 'question', sessionId: 'x' }));
    expect([old.status, old.headers.get('deprecation')]).toEqual([200, 'true']);
    for (const more of [{ surprise: 1 }, { userId: world.people.ben }]) {
      const refused = await world.send(world.ask('Hello', more));
      expect([refused.status, refused.json.error]).toEqual([400, 'VALIDATION_FAILED']);
    }
  });

  it('answers the examples of docs/api.md as they are written', async () => {
    const page = await readFile(new URL('../../../../../docs/api.md', import.meta.url), 'utf8');
    const examples = [...page.matchAll(/^```sh\n(.*?)^```$/gms)].map(([, text]) => text);
    expect(examples).toHaveLength(3);
    const script = ['set -euo pipefail', ...examples].join('\necho\n');
    const { stdout } = await promisify(execFile)('bash', ['-c', script], {
      env: {
        PATH: process.env.PATH,
        ORIGIN: world.origin,
        KEY_ID: world.key.keyId,
        SECRET: world.key.secret,
        ACTOR: world.people.ada,
        PROJECT: world.projectId,
      },
    });
    const [answer = '', timeline = ''] = stdout.trim().split(/\n+/);
    expect(chatPlanResponseSchema.parse(JSON.parse(answer)).subtype).toBe('success');
    expect(JSON.parse(timeline).items.length).toBeGreaterThan(0);
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
  });
});
