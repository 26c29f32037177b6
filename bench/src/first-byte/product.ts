import { randomUUID } from 'node:crypto';
import path from 'node:path';
import type { Engine } from '@planline/contracts/engine';
import { type ProjectId, projectIdSchema, userIdSchema } from '@planline/contracts/ids';
import { createDatabase } from '@planline/db/client';
import { projectMembers } from '@planline/db/schema/project-members';
import { projectVersions } from '@planline/db/schema/project-versions';
import { projects } from '@planline/db/schema/projects';
import { user } from '@planline/db/schema/user';
import { createFolderStorage } from '@planline/engine/workspace/folder-storage';
import { importSample } from '@planline/engine/workspace/import-sample';
import { createNotificationListener } from '@planline/events/notification-listener';
import type { Dependencies, ServiceContext } from '@planline/services/context';
import { executePlanRun } from '@planline/services/plan';
import { createWorkerMetrics } from '@planline/worker/http/metrics';
import { runTasks } from '@planline/worker/run-tasks';
import { eq } from 'drizzle-orm';
import pino from 'pino';
import { ulid } from 'ulid';

/** The product's two halves in one process, each with its own pool and listener: pages and worker. */
export async function startProduct(databaseUrl: string, folder: string, engine: Engine) {
  const storage = await createFolderStorage(path.join(folder, 'storage'));
  const half = async (applicationName: string) => {
    const database = createDatabase({ url: databaseUrl, applicationName, max: 10 });
    const notifications = await createNotificationListener(database.sql);
    const deps: Dependencies = {
      db: database.db,
      engines: {
        choose: async () => ({ kind: 'local', reason: 'chosen' }),
        get: () => engine,
      },
      storage,
      notifications,
      clock: () => new Date(),
      newId: ulid,
      logger: pino({ level: 'silent' }),
      previewUrl: 'http://127.0.0.1:4100',
    };
    return { deps, database, notifications };
  };
  const pages = await half('bench-pages');
  const worker = await half('bench-worker');
  const workerContext = { ...worker.deps, workerId: `bench-${randomUUID()}` };
  const shutdown = new AbortController();
  const nothing = async () => {};
  const tasks = await runTasks({
    databaseUrl,
    concurrency: 8,
    logger: worker.deps.logger,
    metrics: createWorkerMetrics(),
    shutdown: shutdown.signal,
    tasks: {
      'execute-plan-run': ({ runId }, signal) => executePlanRun(workerContext, runId, signal),
      'execute-build-run': nothing,
      'import-project': nothing,
      'dispatch-queued-messages': nothing,
      'sweep-runs': nothing,
    },
  });

  const userId = userIdSchema.parse(ulid());
  await pages.deps.db.insert(user).values({ id: userId, name: 'Ada', email: 'ada@example.com' });
  const ada: ServiceContext = { ...pages.deps, actor: { userId, name: 'Ada' } };

  return {
    ada,
    /** A project with the sample's files and history. */
    async addProject(): Promise<ProjectId> {
      const projectId = projectIdSchema.parse(ulid());
      const { commit } = await importSample({ repository: storage.repository(projectId) });
      const versionId = ulid();
      await ada.db.transaction(async (tx) => {
        await tx
          .insert(projects)
          .values({ id: projectId, name: 'Bakery', ownerId: userId, origin: 'sample' });
        await tx.insert(projectMembers).values({ projectId, userId, role: 'owner' });
        await tx.insert(projectVersions).values({
          versionId,
          projectId,
          number: 1,
          commitSha: commit,
          status: 'imported',
          outcome: 'imported',
        });
        await tx
          .update(projects)
          .set({ currentVersionId: versionId })
          .where(eq(projects.id, projectId));
      });
      return projectId;
    },
    async [Symbol.asyncDispose]() {
      shutdown.abort();
      await tasks.stop();
      for (const part of [pages, worker]) {
        await part.notifications.close();
        await part.database.close();
      }
    },
  };
}

export type Product = Awaited<ReturnType<typeof startProduct>>;
