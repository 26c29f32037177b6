import { randomUUID } from 'node:crypto';
import { createServer } from 'node:net';
import { projectMembers } from '@planline/db/schema/project-members';
import { projects } from '@planline/db/schema/projects';
import { runs } from '@planline/db/schema/runs';
import { createApiKey, createSecretVault } from '@planline/services/api-key';
import { createSampleProject } from '@planline/services/project';
import { signRequest } from '@planline/services/signature';
import { createProjectWorld } from '@planline/services/testing/project-world';
import { and, eq } from 'drizzle-orm';
import { expect, vi } from 'vitest';
import { startWorker } from '../../../composition/start';
import { readWorkerConfig } from '../../../config';
import { checkAnswer } from './check-answer';

const authSecret = 'a secret of the installation, 32+';

export interface Call {
  method?: 'GET' | 'POST';
  path: string;
  actor?: string;
  body?: unknown;
  /** Instead of `body`: sent as it stands. */
  text?: string;
  headers?: Record<string, string>;
}

/** What tests look at by name; every body is compared with its contract as it arrives. */
export interface Answer {
  error?: string;
  messageId?: string;
  sessionId?: string;
  buildId?: string;
  availableActions?: { payload?: unknown }[];
  items: { id: string }[];
  hasMore: boolean;
  cursor?: string;
}

export interface PreparedCall {
  url: string;
  init: { method: string; headers: Record<string, string>; body?: string };
}

export type SignedWorld = Awaited<ReturnType<typeof createSignedWorld>>;

/**
 * The whole worker on a real database, asked over the network as another server would: Ada owns the
 * sample project, Ben is a member, Eve is nobody to it.
 */
export async function createSignedWorld() {
  const world = await createProjectWorld();
  const { db } = world.deps;
  const [port, previewPort] = [await freePort(), await freePort()];
  const origin = `http://127.0.0.1:${port}`;
  const startWith = (environment: Record<string, string> = {}) =>
    startWorker(
      readWorkerConfig({
        DATABASE_URL: world.database.url,
        PLANLINE_DATA_DIR: world.folder,
        WORKER_PORT: String(port),
        PREVIEW_PORT: String(previewPort),
        PREVIEW_URL: `http://127.0.0.1:${previewPort}`,
        PLANLINE_LOG_LEVEL: 'silent',
        PLANLINE_LOCAL_PACE_MS: '0',
        AUTH_SECRET: authSecret,
        ...environment,
      }),
    );
  let worker = await startWith();
  const ada = await world.as('ada');
  const people = {
    ada: ada.actor.userId,
    ben: (await world.as('ben')).actor.userId,
    eve: (await world.as('eve')).actor.userId,
  };
  const vault = createSecretVault(authSecret);
  const { projectId } = await createSampleProject(ada);
  await vi.waitFor(
    async () => {
      const [row] = await db.select().from(projects).where(eq(projects.id, projectId));
      expect(row?.status).toBe('ready');
    },
    { timeout: 25_000, interval: 50 },
  );
  await db.insert(projectMembers).values({ projectId, userId: people.ben, role: 'member' });
  const key = await createApiKey({ ...ada, vault }, { projectIds: [projectId], name: 'Shop' });

  const prepare = (call: Call, signer = key): PreparedCall => {
    const { method = 'GET', actor = people.ada } = call;
    const [pathname = '', query = ''] = call.path.split('?');
    const body = call.text ?? (call.body === undefined ? '' : JSON.stringify(call.body));
    const contentType = body === '' ? '' : 'application/json';
    const header = signRequest(
      { keyId: signer.keyId, secret: Buffer.from(signer.secret) },
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
  const fetchJson = async ({ url, init }: PreparedCall) => {
    const { status, headers, json } = await jsonOf(await fetch(url, init));
    checkAnswer({ method: init.method, path: url.slice(origin.length) }, { status, json });
    return { status, headers, json: json as Answer };
  };

  return {
    db,
    as: world.as,
    insertProject: world.insertProject,
    ada,
    vault,
    people,
    projectId,
    key,
    origin,
    prepare,
    fetchJson,
    send: (call: Call) => fetchJson(prepare(call)),
    ask: (message: string, more: Record<string, unknown> = {}): Call => ({
      method: 'POST',
      path: '/v1/chat-plan',
      body: { userId: people.ada, projectId, message, locale: 'en', ...more },
    }),
    /** Waits for the builds of the sample project: until then they lock its chat. */
    built: () =>
      vi.waitFor(
        async () => {
          const builds = await db
            .select({ status: runs.status })
            .from(runs)
            .where(and(eq(runs.projectId, projectId), eq(runs.kind, 'build')));
          expect(builds.every(({ status }) => status === 'succeeded')).toBe(true);
        },
        { timeout: 25_000, interval: 50 },
      ),
    async restart(environment: Record<string, string> = {}) {
      await worker.close();
      worker = await startWith(environment);
    },
    async [Symbol.asyncDispose]() {
      await worker.close();
      await world[Symbol.asyncDispose]();
    },
  };
}

async function jsonOf(response: Response) {
  expect(response.headers.get('content-type')).toContain('application/json');
  const json: unknown = await response.json();
  return { status: response.status, headers: response.headers, json };
}

export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}
