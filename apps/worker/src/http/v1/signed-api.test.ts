import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { buildViewSchema } from '@planline/contracts/build';
import { chatPlanResponseSchema } from '@planline/contracts/chat-response';
import { type ProjectId, userIdSchema } from '@planline/contracts/ids';
import { timelineItemSchema } from '@planline/contracts/timeline-item';
import { projectBuildMetrics } from '@planline/db/schema/project-build-metrics';
import { projectMembers } from '@planline/db/schema/project-members';
import { projects } from '@planline/db/schema/projects';
import { runs } from '@planline/db/schema/runs';
import { user } from '@planline/db/schema/user';
import { createTestDatabase, type TestDatabase } from '@planline/db/testing/test-database';
import { createFolderStorage } from '@planline/engine/workspace/folder-storage';
import { createNotificationListener } from '@planline/events/notification-listener';
import { createApiKey, createSecretVault, type NewApiKey } from '@planline/services/api-key';
import { createBilling } from '@planline/services/billing';
import type { ServiceContext } from '@planline/services/context';
import { publishedEngines } from '@planline/services/engine-status';
import { createSampleProject } from '@planline/services/project';
import { signRequest } from '@planline/services/signature';
import { eq } from 'drizzle-orm';
import pino from 'pino';
import { ulid } from 'ulid';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { startWorker, type WorkerProcess } from '../../composition/start';
import { readWorkerConfig } from '../../config';

const authSecret = 'a secret of the installation, 32+';
const missing = {
  type: 'chat_response',
  subtype: 'error',
  error: 'PROJECT_NOT_FOUND',
  message: 'Project does not exist or you do not have access',
};

interface Call {
  method?: 'GET' | 'POST';
  path: string;
  actor?: string;
  body?: unknown;
  headers?: Record<string, string>;
}

/** What the tests look at by name; whole bodies are compared with the contracts. */
interface Answer {
  error?: string;
  messageId?: string;
  items: { id: string }[];
  hasMore: boolean;
  cursor?: string;
}

/** The whole worker on a real database, asked over the network as another server would. */
describe('/v1', () => {
  let database: TestDatabase;
  let folder: string;
  let worker: WorkerProcess;
  let origin: string;
  let projectId: ProjectId;
  let key: NewApiKey;
  let answered: { runId: string; buildId: string };
  let closeListener: () => Promise<void>;
  const people = { ada: ulid(), ben: ulid(), eve: ulid() };

  beforeAll(async () => {
    database = await createTestDatabase({ max: 4 });
    folder = await mkdtemp(path.join(tmpdir(), 'planline-v1-'));
    const [port, previewPort] = [await freePort(), await freePort()];
    origin = `http://127.0.0.1:${port}`;
    worker = await startWorker(
      readWorkerConfig({
        DATABASE_URL: database.url,
        PLANLINE_DATA_DIR: folder,
        WORKER_PORT: String(port),
        PREVIEW_PORT: String(previewPort),
        PLANLINE_LOG_LEVEL: 'silent',
        PLANLINE_LOCAL_PACE_MS: '0',
        AUTH_SECRET: authSecret,
      }),
    );
    for (const [name, id] of Object.entries(people)) {
      await database.db.insert(user).values({ id, name, email: `${name}@example.com` });
    }
    const notifications = await createNotificationListener(database.sql);
    closeListener = () => notifications.close();
    const clock = () => new Date();
    const ada: ServiceContext = {
      actor: { userId: userIdSchema.parse(people.ada), name: 'ada' },
      db: database.db,
      engines: publishedEngines(database.db, clock),
      storage: await createFolderStorage(path.join(folder, 'storage')),
      notifications,
      clock,
      newId: ulid,
      logger: pino({ level: 'silent' }),
      billing: createBilling(),
      previewUrl: 'http://127.0.0.1:4100',
    };
    projectId = (await createSampleProject(ada)).projectId;
    await vi.waitFor(
      async () => {
        const [row] = await database.db.select().from(projects).where(eq(projects.id, projectId));
        expect(row?.status).toBe('ready');
      },
      { timeout: 25_000, interval: 50 },
    );
    await database.db
      .insert(projectMembers)
      .values({ projectId, userId: people.ben, role: 'member' });
    const vault = createSecretVault(authSecret);
    key = await createApiKey({ ...ada, vault }, { projectIds: [projectId], name: 'Shop' });
    await send(ask('Where are the opening hours?'));
    const [run] = await database.db.select().from(runs).where(eq(runs.projectId, projectId));
    const buildId = ulid();
    await database.db
      .insert(projectBuildMetrics)
      .values({ buildId, projectId, userId: people.ada, status: 'queued' });
    answered = { runId: run?.id ?? '', buildId };
  });
  afterAll(async () => {
    await worker.close();
    await closeListener();
    await database.drop();
    await rm(folder, { recursive: true, force: true });
  });

  const ask = (message: string, more: Record<string, unknown> = {}): Call => ({
    method: 'POST',
    path: '/v1/chat-plan',
    body: { userId: people.ada, projectId, message, locale: 'en', ...more },
  });
  const prepare = (call: Call, secret = key.secret) => {
    const { method = 'GET', actor = people.ada } = call;
    const [pathname = '', query = ''] = call.path.split('?');
    const body = call.body === undefined ? '' : JSON.stringify(call.body);
    const contentType = body === '' ? '' : 'application/json';
    const header = signRequest(
      { keyId: key.keyId, secret: Buffer.from(secret) },
      { timestamp: Math.floor(Date.now() / 1_000), nonce: randomUUID() },
      {
        method,
        path: pathname,
        query,
        actorUserId: actor,
        contentType,
        idempotencyKey: call.headers?.['idempotency-key'] ?? '',
        body: Buffer.from(body),
      },
    );
    const headers: Record<string, string> = {
      'x-hmac-signature': header,
      'x-actor-user-id': actor,
      ...(contentType ? { 'content-type': contentType } : {}),
      ...call.headers,
    };
    return { url: `${origin}${call.path}`, init: { method, headers, ...(body ? { body } : {}) } };
  };
  const fetchJson = async ({ url, init }: ReturnType<typeof prepare>) => {
    const response = await fetch(url, init);
    return {
      status: response.status,
      headers: response.headers,
      json: (await response.json()) as Answer,
    };
  };
  const send = (call: Call) => fetchJson(prepare(call));

  const routes: [string, (project: string) => Call, number][] = [
    ['POST /v1/chat-plan', (project) => ask('Where is the menu?', { projectId: project }), 200],
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
      expect((await send(call(projectId))).status).toBe(status);
    });
    it('refuses a wrong signature, none, and a replay, all alike', async () => {
      const replayed = prepare(call(projectId));
      await fetchJson(replayed);
      const unsigned = prepare(call(projectId));
      delete unsigned.init.headers['x-hmac-signature'];
      const wrong = prepare(call(projectId), 'another secret');
      for (const request of [replayed, unsigned, wrong]) {
        const { status: refused, json } = await fetchJson(request);
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
      const request = prepare(call(projectId));
      request.init.headers['x-actor-user-id'] = people.ben;
      expect((await fetchJson(request)).status).toBe(401);
    });
    it('answers a non-member and a missing project with the same body', async () => {
      const asEve = { ...call(projectId), actor: people.eve };
      const body = asEve.body ? { ...asEve.body, userId: people.eve } : undefined;
      for (const one of [{ ...asEve, ...(body ? { body } : {}) }, call('nobodys')]) {
        const answer = await send(one);
        expect(answer.status).toBe(404);
        expect(answer.json).toEqual(missing);
      }
    });
  });

  it('answers a question exactly as the contract says', async () => {
    const { json } = await send(ask('Where are the opening hours?'));
    expect(chatPlanResponseSchema.strict().parse(json)).toMatchObject({ subtype: 'success' });
  });

  it('lists items exactly as the contract says, and pages by cursor to the end', async () => {
    const ids: string[] = [];
    let cursor = '';
    for (let hasMore = true; hasMore; ) {
      const at = `/v1/project/${projectId}/timeline?limit=2${cursor && `&cursor=${cursor}`}`;
      const { json } = await send({ path: at });
      for (const item of json.items) ids.push(timelineItemSchema.strict().parse(item).id);
      hasMore = json.hasMore;
      cursor = json.cursor ?? '';
    }
    const { json } = await send({ path: `/v1/project/${projectId}/timeline?limit=100` });
    expect(ids.toSorted()).toEqual(json.items.map(({ id }) => id).toSorted());
    const hidden = `/v1/project/${projectId}/timeline?includeHidden=true`;
    expect((await send({ path: hidden })).status).toBe(200);
    expect((await send({ path: hidden, actor: people.ben })).status).toBe(403);
  });

  it('shows a build as the contract says', async () => {
    const { json } = await send({ path: `/v1/build/${answered.buildId}?projectId=${projectId}` });
    expect(buildViewSchema.parse(json)).toMatchObject({ status: 'queued', projectId });
  });

  it('takes one message for one Idempotency-Key', async () => {
    const call = { ...ask('Where is the map?'), headers: { 'idempotency-key': 'order-1' } };
    const answers = await Promise.all(Array.from({ length: 5 }, () => send(call)));
    expect(new Set(answers.map(({ json }) => json.messageId)).size).toBe(1);
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
    const other = await send({ ...ask('Something else'), headers: call.headers });
    expect([other.status, other.json.error]).toEqual([422, 'IDEMPOTENCY_MISMATCH']);
  });

  it('ignores deprecated fields and says so; refuses others, and a body of somebody else', async () => {
    const old = await send(ask('Hello', { chatMode: 'question', sessionId: 'x' }));
    expect([old.status, old.headers.get('deprecation')]).toEqual([200, 'true']);
    for (const more of [{ surprise: 1 }, { userId: people.ben }]) {
      const refused = await send(ask('Hello', more));
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
        ORIGIN: origin,
        KEY_ID: key.keyId,
        SECRET: key.secret,
        ACTOR: people.ada,
        PROJECT: projectId,
      },
    });
    const [answer = '', timeline = ''] = stdout.trim().split(/\n+/);
    expect(chatPlanResponseSchema.parse(JSON.parse(answer)).subtype).toBe('success');
    expect(JSON.parse(timeline).items.length).toBeGreaterThan(0);
  });

  it('reads JSON only after the signature, and no more than a megabyte', async () => {
    const broken = prepare({ method: 'POST', path: '/v1/chat-plan' }, 'another secret');
    expect((await fetchJson({ ...broken, init: { ...broken.init, body: '{' } })).status).toBe(401);
    expect((await send(ask('x'.repeat(1_100_000)))).status).toBe(413);
    expect((await send({ path: '/v1/nothing' })).status).toBe(404);
  });
});

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}
