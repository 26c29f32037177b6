import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import {
  messageIdSchema,
  type ProjectId,
  projectIdSchema,
  userIdSchema,
} from '@planline/contracts/ids';
import type { TimelineEntry } from '@planline/contracts/timeline-entry';
import { projectMembers } from '@planline/db/schema/project-members';
import { projects } from '@planline/db/schema/projects';
import { runEvents } from '@planline/db/schema/run-events';
import { runs } from '@planline/db/schema/runs';
import { user } from '@planline/db/schema/user';
import { createTestDatabase, type TestDatabase } from '@planline/db/testing/test-database';
import { createFolderStorage } from '@planline/engine/workspace/folder-storage';
import { createNotificationListener } from '@planline/events/notification-listener';
import { createBilling } from '@planline/services/billing';
import { startInitialBuild } from '@planline/services/build';
import { getChatState, sendMessage } from '@planline/services/chat';
import type { ServiceContext } from '@planline/services/context';
import { publishedEngines } from '@planline/services/engine-status';
import { convertToBuild } from '@planline/services/plan';
import { createSampleProject } from '@planline/services/project';
import { listTimeline } from '@planline/services/timeline';
import { asc, eq } from 'drizzle-orm';
import pino from 'pino';
import { ulid } from 'ulid';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { readWorkerConfig } from '../config';
import { startWorker, type WorkerProcess } from './start';

/** The whole process with the local engine, on a real database and real repositories. */
describe('the worker', () => {
  let database: TestDatabase;
  let folder: string;
  let worker: WorkerProcess;
  let ada: ServiceContext;
  let environment: Record<string, string>;
  let closeWeb: () => Promise<void>;

  beforeAll(async () => {
    database = await createTestDatabase({ max: 8 });
    folder = await mkdtemp(path.join(tmpdir(), 'planline-worker-'));
    const previewPort = await freePort();
    environment = {
      DATABASE_URL: database.url,
      PLANLINE_DATA_DIR: folder,
      WORKER_PORT: String(await freePort()),
      PREVIEW_PORT: String(previewPort),
      PREVIEW_URL: `http://127.0.0.1:${previewPort}`,
      PLANLINE_LOG_LEVEL: 'silent',
      PLANLINE_LOCAL_PACE_MS: '0',
    };
    worker = await startWorker(readWorkerConfig(environment));
    const userId = userIdSchema.parse(ulid());
    await database.db.insert(user).values({ id: userId, name: 'Ada', email: 'ada@example.com' });
    const notifications = await createNotificationListener(database.sql);
    const clock = () => new Date();
    ada = {
      actor: { userId, name: 'Ada' },
      db: database.db,
      engines: publishedEngines(database.db, clock),
      storage: await createFolderStorage(path.join(folder, 'storage')),
      notifications,
      clock,
      newId: ulid,
      logger: pino({ level: 'silent' }),
      billing: createBilling(),
      previewUrl: environment.PREVIEW_URL ?? '',
    };
    closeWeb = () => notifications.close();
  });
  afterAll(async () => {
    await worker.close();
    await closeWeb();
    await database.drop();
    await rm(folder, { recursive: true, force: true });
  });

  const wait = { timeout: 25_000, interval: 50 };
  const entriesOf = async (projectId: ProjectId): Promise<TimelineEntry[]> =>
    (await listTimeline(ada, { projectId, filter: 'all', limit: 100 })).entries;
  const lastOf = <K extends TimelineEntry['kind']>(projectId: ProjectId, kind: K) =>
    vi.waitFor(async () => {
      const entries = await entriesOf(projectId);
      const entry = entries.at(-1);
      if (entry?.kind === 'error') throw new Error(`ended with ${JSON.stringify(entry.error)}`);
      if (entry?.kind !== kind) throw new Error(`waiting for ${kind}, at ${entry?.kind}`);
      return entry as Extract<TimelineEntry, { kind: K }>;
    }, wait);
  const importSample = async (): Promise<ProjectId> => {
    const { projectId } = await createSampleProject(ada);
    await vi.waitFor(async () => {
      const [row] = await database.db.select().from(projects).where(eq(projects.id, projectId));
      expect(row?.status).toBe('ready');
    }, wait);
    return projectId;
  };
  const ask = (projectId: ProjectId, text: string, locale: string) =>
    sendMessage(ada, { projectId, messageId: messageIdSchema.parse(ulid()), text, locale });

  it('answers health and metrics', async () => {
    const at = `http://127.0.0.1:${environment.WORKER_PORT}`;
    expect(await (await fetch(`${at}/healthz`)).json()).toEqual({ status: 'ok' });
    expect(await (await fetch(`${at}/metrics`)).text()).toContain('planline_worker_jobs_total');
  });

  it.each([
    ['en', 'Add a page for events'],
    ['ar', 'أضف صفحة للفعاليات'],
  ])(
    'takes a message in %s through plan, conversion and build to a preview',
    async (locale, text) => {
      const projectId = await importSample();
      const { runId, messageId } = await ask(projectId, text, locale);
      const answer = await lastOf(projectId, 'answer');
      expect(answer).toMatchObject({
        mode: 'feature',
        subtype: 'success',
        parentId: messageId,
        language: locale,
        proof: { engine: 'local', filesChanged: 0 },
      });
      const events = await database.db
        .select({ body: runEvents.payload })
        .from(runEvents)
        .where(eq(runEvents.runId, runId))
        .orderBy(asc(runEvents.seq));
      const streamed = events.map(({ body }) => (body.type === 'answer-delta' ? body.text : ''));
      expect(JSON.parse(streamed.join(''))).toEqual({
        intent: answer.mode,
        response: answer.data,
      });

      if (!answer.plan) throw new Error('no plan');
      const { planId, revision, digest } = answer.plan;
      const { buildId } = await convertToBuild(ada, { projectId, planId, revision, digest });
      const deployment = await lastOf(projectId, 'deployment');
      expect(deployment).toMatchObject({ buildId, version: { number: 2, status: 'deployed' } });
      expect((await getChatState(ada, projectId)).lock).toBeNull();
      const page = await fetch(deployment.version.previewUrl ?? '');
      expect(page.status).toBe(200);
      expect(await page.text()).toContain('<html');
    },
  );

  it('builds a project from an idea, and greets its author with a template', async () => {
    const projectId = projectIdSchema.parse(ulid());
    const { userId } = ada.actor;
    await database.db.transaction(async (tx) => {
      await tx
        .insert(projects)
        .values({ id: projectId, name: 'Pottery', ownerId: userId, origin: 'idea' });
      await tx.insert(projectMembers).values({ projectId, userId, role: 'owner' });
      await startInitialBuild(tx, ada, {
        projectId,
        messageId: messageIdSchema.parse(ulid()),
        idea: 'I want to create a website for a small pottery studio in Lyon. It has a shop.',
        locale: 'en',
        engine: 'local',
      });
    });
    expect((await getChatState(ada, projectId)).lock).not.toBeNull();
    const deployment = await lastOf(projectId, 'deployment');
    expect(deployment.version.number).toBe(1);
    expect((await fetch(deployment.version.previewUrl ?? '')).status).toBe(200);
    expect((await entriesOf(projectId)).map(({ kind }) => kind)).toEqual([
      'build-request',
      'template',
      'build',
      'deployment',
    ]);
    expect((await entriesOf(projectId))[1]).toMatchObject({
      template: {
        type: 'greeting',
        template: 'initial_build_greeting',
        variables: { business_idea_summary: 'a website for a small pottery studio in Lyon' },
      },
    });
  });

  it('hands a run over when it stops, within ten seconds, and the next worker ends it', async () => {
    const projectId = await importSample();
    await worker.close();
    worker = await startWorker(
      readWorkerConfig({ ...environment, PLANLINE_LOCAL_PACE_MS: '2000' }),
    );
    const { runId } = await ask(projectId, 'Where are the opening hours?', 'en');
    const status = async () =>
      (await database.db.select().from(runs).where(eq(runs.id, runId)))[0]?.status;
    await vi.waitFor(async () => expect(await status()).toBe('running'), wait);
    const begunAt = performance.now();
    expect(await worker.close()).toBe(true);
    expect(performance.now() - begunAt).toBeLessThan(10_000);
    expect(await status()).toBe('queued');

    worker = await startWorker(readWorkerConfig(environment));
    const answer = await lastOf(projectId, 'answer');
    expect(answer.subtype).toBe('success');
    expect((await entriesOf(projectId)).filter(({ kind }) => kind === 'answer')).toHaveLength(1);
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
