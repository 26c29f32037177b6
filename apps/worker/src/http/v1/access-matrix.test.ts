import { projectBuildMetrics } from '@planline/db/schema/project-build-metrics';
import { projectChatPlanSessions } from '@planline/db/schema/project-chat-plan-sessions';
import { projectMembers } from '@planline/db/schema/project-members';
import { runs } from '@planline/db/schema/runs';
import { createApiKey, type NewApiKey } from '@planline/services/api-key';
import { and, eq } from 'drizzle-orm';
import { ulid } from 'ulid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { routes } from './routes';
import { type Call, createSignedWorld, type SignedWorld } from './testing/signed-world';

/** Everything by which a route names an object. */
interface Ids {
  projectId: string;
  runId: string;
  buildId: string;
  sessionId: string;
  planId: string;
}

interface Row {
  /** The ids that the route takes; each is tried as another tenant's and as nobody's. */
  takes: readonly (keyof Ids)[];
  call(ids: Ids, actor: string): Call;
  /** What an owner and a member get, so that a refusal of others can be told from it. */
  owner: number;
  member: number;
}

const digest = 'a'.repeat(64);
const rows: Record<string, Row> = {
  ask: {
    takes: ['projectId'],
    call: ({ projectId }, userId) => ({
      method: 'POST',
      path: '/v1/chat-plan',
      body: { userId, projectId, message: 'Where is the menu?' },
    }),
    owner: 200,
    member: 200,
  },
  // A digest that is not the revision's: whoever hears so was let in, and nothing is built.
  convertToBuild: {
    takes: ['projectId', 'sessionId', 'planId'],
    call: ({ projectId, sessionId, planId }, userId) => ({
      method: 'POST',
      path: '/v1/chat-plan/convert-to-build',
      body: { userId, projectId, sessionId, planData: { planId, revision: 2, digest } },
    }),
    owner: 409,
    member: 409,
  },
  getSession: {
    takes: ['sessionId'],
    call: ({ sessionId }) => ({ path: `/v1/chat-plan/session/${sessionId}` }),
    owner: 200,
    member: 200,
  },
  listTimeline: {
    takes: ['projectId'],
    call: ({ projectId }) => ({ path: `/v1/project/${projectId}/timeline?includeHidden=true` }),
    owner: 200,
    member: 403,
  },
  getRun: ofRun('GET', '', 200),
  followRun: ofRun('GET', '/events', 200),
  cancelRun: ofRun('POST', '/cancel', 409),
  getBuild: ofBuild('GET', '', 200),
  followBuild: ofBuild('GET', '/events', 200),
  cancelBuild: ofBuild('POST', '/cancel', 409),
  getBalance: {
    takes: ['projectId'],
    call: ({ projectId }) => ({ path: `/v1/balance?projectId=${projectId}` }),
    owner: 200,
    member: 200,
  },
};

function ofRun(method: 'GET' | 'POST', end: string, status: number): Row {
  return {
    takes: ['projectId', 'runId'],
    call: ({ projectId, runId }) => ({
      method,
      path: `/v1/run/${runId}${end}?projectId=${projectId}`,
    }),
    owner: status,
    member: status,
  };
}

function ofBuild(method: 'GET' | 'POST', end: string, status: number): Row {
  return {
    takes: ['projectId', 'buildId'],
    call: ({ projectId, buildId }) => ({
      method,
      path: `/v1/build/${buildId}${end}?projectId=${projectId}`,
    }),
    owner: status,
    member: status,
  };
}

describe('who may call what of /v1', () => {
  let world: SignedWorld;
  let own: Ids;
  let foreign: Ids;
  let foreignKey: NewApiKey;
  let people: { former: string; foreigner: string; unknown: string };

  beforeAll(async () => {
    world = await createSignedWorld();
    const { db, projectId, vault } = world;
    own = await converted(world);
    const [former, dan] = [await world.as('cay'), await world.as('dan')];
    const membership = { projectId, userId: former.actor.userId, role: 'member' as const };
    await db.insert(projectMembers).values(membership);
    await db
      .delete(projectMembers)
      .where(
        and(eq(projectMembers.projectId, projectId), eq(projectMembers.userId, membership.userId)),
      );
    people = { former: membership.userId, foreigner: dan.actor.userId, unknown: 'nobody' };
    const danOwns = await world.insertProject({ dan: 'owner' });
    foreign = {
      projectId: danOwns,
      runId: ulid(),
      buildId: ulid(),
      sessionId: ulid(),
      planId: ulid(),
    };
    const userId = dan.actor.userId;
    const ofDan = { projectId: danOwns, userId };
    const ended = { status: 'failed' as const, finishedAt: new Date() };
    await db.insert(projectChatPlanSessions).values({ ...ofDan, sessionId: foreign.sessionId });
    await db
      .insert(projectBuildMetrics)
      .values({ ...ofDan, buildId: foreign.buildId, status: 'failed' });
    await db
      .insert(runs)
      .values({ ...ofDan, id: foreign.runId, messageId: ulid(), kind: 'plan', ...ended });
    foreignKey = await createApiKey({ ...dan, vault }, { projectIds: [danOwns], name: 'Dan' });
  });
  afterAll(() => world[Symbol.asyncDispose]());

  it('knows every route', () => {
    expect(Object.keys(rows).sort()).toEqual(routes.map((route) => route.operationId).sort());
  });

  it.each(routes)('$method $path names an object by nothing that is not in its row', (route) => {
    const shapes = [route.params, route.query, route.body].flatMap((schema) =>
      schema && 'shape' in schema ? Object.keys(schema.shape as object) : [],
    );
    // The user of a body is the signed actor, and planData names its plan.
    const ids = shapes.filter((name) => /Id$/.test(name) && name !== 'userId');
    const deprecated = route.operationId === 'ask' ? ['sessionId', 'versionId', 'buildId'] : [];
    expect(rows[route.operationId]?.takes).toEqual(
      expect.arrayContaining(ids.filter((name) => !deprecated.includes(name))),
    );
  });

  describe.each(Object.entries(rows))('%s', (_name, row) => {
    const answerOf = async (call: Call, key = world.key) => {
      const { url, init } = world.prepare(call, key);
      const response = await fetch(url, init);
      return { status: response.status, body: await response.text() };
    };
    const as = (actor: string, ids = own) => ({ ...row.call(ids, actor), actor });

    it('answers an owner and a member', async () => {
      expect((await answerOf(as(world.people.ada))).status).toBe(row.owner);
      expect((await answerOf(as(world.people.ben))).status).toBe(row.member);
    });

    it('answers a former member, another tenant and nobody as if there were nothing', async () => {
      const nothing = Object.fromEntries(row.takes.map((id) => [id, missing(id)]));
      const expected = await answerOf(as(world.people.ada, { ...own, ...nothing }));
      expect(expected.status).toBe(404);
      for (const actor of [...Object.values(people), world.people.eve]) {
        expect(await answerOf(as(actor))).toEqual(expected);
      }
      expect(await answerOf(as(people.foreigner), foreignKey)).toEqual(expected);
    });

    it.each(row.takes)('tells another tenant’s %s from nobody’s to no one', async (id) => {
      for (const actor of [world.people.ada, world.people.ben]) {
        const theirs = await answerOf(as(actor, { ...own, [id]: foreign[id] }));
        expect(theirs.status).toBe(404);
        expect(theirs).toEqual(await answerOf(as(actor, { ...own, [id]: missing(id) })));
      }
    });

    it('refuses a wrong signature, none, a replay and another actor, all alike', async () => {
      const call = as(world.people.ada);
      const replayed = world.prepare(call);
      await (await fetch(replayed.url, replayed.init)).text();
      const unsigned = world.prepare(call);
      delete unsigned.init.headers['x-hmac-signature'];
      const wrong = world.prepare(call, { ...world.key, secret: 'another secret' });
      const anothers = world.prepare(call);
      anothers.init.headers['x-actor-user-id'] = world.people.ben;
      for (const { url, init } of [replayed, unsigned, wrong, anothers]) {
        const response = await fetch(url, init);
        expect(response.status).toBe(401);
        expect(await response.json()).toEqual({
          type: 'chat_response',
          subtype: 'error',
          error: 'SIGNATURE_INVALID',
          message: expect.any(String),
        });
      }
    });
  });
});

/** Well formed and nobody's. */
const missing = (id: keyof Ids) => (id === 'projectId' ? 'nobodys' : '01JD0000000000000000000000');

/** A plan of Ada's that was built, with everything that has an id. */
async function converted(world: SignedWorld): Promise<Ids> {
  const { projectId, people } = world;
  const answer = await world.send(world.ask('Add a page for events'));
  const { sessionId = '', availableActions } = answer.json;
  const planData = availableActions?.[0]?.payload;
  const built = await world.send({
    method: 'POST',
    path: '/v1/chat-plan/convert-to-build',
    body: { userId: people.ada, projectId, sessionId, planData },
  });
  const { buildId = '' } = built.json;
  await world.built();
  const [run] = await world.db
    .select()
    .from(runs)
    .where(and(eq(runs.projectId, projectId), eq(runs.kind, 'plan')));
  const { planId } = planData as { planId: string };
  return { projectId, runId: run?.id ?? '', buildId, sessionId, planId };
}
