import { execFileSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Billing } from '@planline/contracts/billing';
import {
  type MessageId,
  messageIdSchema,
  type PlanId,
  type ProjectId,
  projectIdSchema,
  userIdSchema,
} from '@planline/contracts/ids';
import { withoutRequestLimits } from '@planline/contracts/limits';
import type { ProjectSettings } from '@planline/contracts/project';
import type { TimelineEntry } from '@planline/contracts/timeline-entry';
import { projectMembers } from '@planline/db/schema/project-members';
import { projectVersions } from '@planline/db/schema/project-versions';
import { projects } from '@planline/db/schema/projects';
import { runEvents } from '@planline/db/schema/run-events';
import { runs } from '@planline/db/schema/runs';
import { user } from '@planline/db/schema/user';
import { createTestDatabase } from '@planline/db/testing/test-database';
import { createFolderStorage } from '@planline/engine/workspace/folder-storage';
import { createNotificationListener } from '@planline/events/notification-listener';
import { asc, eq, sql } from 'drizzle-orm';
import pino from 'pino';
import { ulid } from 'ulid';
import { createBilling } from '../billing';
import { sendMessage } from '../chat';
import type { Dependencies, ServiceContext, WorkerContext } from '../context';
import { createLimits } from '../limits';
import { executePlanRun } from '../plan';
import { listTimeline } from '../timeline';
import { answerWith, createEngineDouble, type EngineScript, featureAnswer } from './engine-double';

/** A project on a real database and a real git repository, with an engine whose lines the test writes. */
export async function createChatWorld(
  script: EngineScript = {},
  billing: Billing = createBilling(),
) {
  const database = await createTestDatabase({ max: 25 });
  const folder = await mkdtemp(path.join(tmpdir(), 'planline-chat-'));
  const notifications = await createNotificationListener(database.sql);
  const storage = await createFolderStorage(folder);
  const double = createEngineDouble(script);
  let passedMs = 0;
  const deps: Dependencies = {
    db: database.db,
    engines: {
      choose: async () => ({ kind: 'local', reason: 'chosen' }),
      get: () => double.engine,
    },
    storage,
    notifications,
    clock: () => new Date(Date.now() + passedMs),
    newId: ulid,
    logger: pino({ level: 'silent' }),
    billing,
    limits: createLimits(withoutRequestLimits),
    previewUrl: 'http://127.0.0.1:4100',
  };
  const worker: WorkerContext = { ...deps, workerId: 'worker-1' };

  const addPerson = async (name: string): Promise<ServiceContext> => {
    const userId = userIdSchema.parse(`user-${ulid()}`);
    await database.db.insert(user).values({ id: userId, name, email: `${userId}@example.com` });
    return { ...deps, actor: { userId, name } };
  };

  const addProject = async (owner: ServiceContext, files: Record<string, string> = siteFiles) => {
    const projectId = projectIdSchema.parse(ulid());
    const commitSha = makeRepository(storage.repository(projectId), folder, files);
    const versionId = ulid();
    await database.db.insert(projects).values({
      id: projectId,
      name: 'Bakery',
      ownerId: owner.actor.userId,
      origin: 'archive',
    });
    await database.db.insert(projectVersions).values({
      versionId,
      projectId,
      number: 1,
      commitSha,
      status: 'imported',
      outcome: 'imported',
    });
    await database.db
      .update(projects)
      .set({ currentVersionId: versionId })
      .where(eq(projects.id, projectId));
    await join(owner, projectId, 'owner');
    return projectId;
  };

  const join = async (person: ServiceContext, projectId: ProjectId, role: 'owner' | 'member') => {
    await database.db
      .insert(projectMembers)
      .values({ projectId, userId: person.actor.userId, role });
  };

  const ada = await addPerson('Ada');
  const projectId = await addProject(ada);

  return {
    ...database,
    deps,
    worker,
    double,
    storage,
    folder,
    /** The owner of `projectId`. */
    ada,
    projectId,
    addPerson,
    addProject,
    join,
    pass: (ms: number) => {
      passedMs += ms;
    },
    /** Another commit in the repository of `projectId`. */
    commitAgain: (): string =>
      makeRepository(storage.repository(projectId), folder, {
        ...siteFiles,
        'menu.html': '<h1>Menu</h1>\n',
      }),
    newMessageId: (): MessageId => messageIdSchema.parse(ulid()),
    /** A feature plan of Ada's, ready to be converted. */
    async makePlan(): Promise<{ planId: PlanId; revision: number; digest: string }> {
      const { plan } = double.script;
      double.script.plan = () => answerWith(featureAnswer);
      const { runId } = await sendMessage(ada, {
        projectId,
        messageId: messageIdSchema.parse(ulid()),
        text: 'Add a page for events',
        locale: 'en',
      });
      await executePlanRun(worker, runId, new AbortController().signal);
      double.script.plan = plan;
      const { entries } = await listTimeline(ada, { projectId, filter: 'all', limit: 1 });
      const [entry] = entries;
      if (entry?.kind !== 'answer' || !entry.plan) throw new Error('no plan');
      const { planId, revision, digest } = entry.plan;
      return { planId, revision, digest };
    },
    async configure(settings: Partial<ProjectSettings>) {
      await database.db
        .update(projects)
        .set({ config: settings })
        .where(eq(projects.id, projectId));
    },
    async entries(): Promise<TimelineEntry[]> {
      return (await listTimeline(ada, { projectId, filter: 'all', limit: 100 })).entries;
    },
    runs: () => database.db.select().from(runs).orderBy(asc(runs.queuedAt), asc(runs.id)),
    async eventsOf(runId: string) {
      const rows = await database.db
        .select({ seq: runEvents.seq, body: runEvents.payload })
        .from(runEvents)
        .where(eq(runEvents.runId, runId))
        .orderBy(asc(runEvents.seq));
      return rows;
    },
    /** Names and payloads of the waiting jobs, oldest first. */
    async jobs(): Promise<{ name: string; payload: unknown }[]> {
      const rows = await database.db.execute<{ name: string; payload: unknown }>(sql`
        SELECT tasks.identifier AS name, payload
        FROM graphile_worker._private_jobs AS jobs
        JOIN graphile_worker._private_tasks AS tasks ON tasks.id = jobs.task_id
        ORDER BY jobs.id`);
      return [...rows];
    },
    async [Symbol.asyncDispose]() {
      await notifications.close();
      await database.drop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

export type ChatWorld = Awaited<ReturnType<typeof createChatWorld>>;

const siteFiles = {
  'index.html': '<!doctype html>\n<title>Bakery</title>\n<nav><a href="/">Home</a></nav>\n',
  'README.md': '# Bakery\n\nA small site.\n',
};

/** A bare repository with one commit on main; answers the commit. */
function makeRepository(repository: string, folder: string, files: Record<string, string>): string {
  const git = (args: string[], input?: string) =>
    execFileSync('git', args, {
      cwd: folder,
      input,
      encoding: 'utf8',
      env: {
        PATH: process.env.PATH,
        HOME: folder,
        GIT_CONFIG_NOSYSTEM: '1',
        GIT_AUTHOR_NAME: 'Ada',
        GIT_AUTHOR_EMAIL: 'ada@example.com',
        GIT_COMMITTER_NAME: 'Ada',
        GIT_COMMITTER_EMAIL: 'ada@example.com',
      },
    }).trim();
  git(['init', '--quiet', '--bare', '--initial-branch=main', repository]);
  const at = `--git-dir=${repository}`;
  const lines = Object.entries(files).map(([name, content]) => {
    const blob = git([at, 'hash-object', '-w', '--stdin'], content);
    return `100644 blob ${blob}\t${name}`;
  });
  const tree = git([at, 'mktree'], `${lines.join('\n')}\n`);
  const commit = git([at, 'commit-tree', tree, '-m', 'First']);
  git([at, 'update-ref', 'refs/heads/main', commit]);
  return commit;
}
