import { fork } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { type ProjectId, projectIdSchema, userIdSchema } from '@planline/contracts/ids';
import { projectMembers } from '@planline/db/schema/project-members';
import { projectVersions } from '@planline/db/schema/project-versions';
import { projects } from '@planline/db/schema/projects';
import { user } from '@planline/db/schema/user';
import { importSample } from '@planline/engine/workspace/import-sample';
import type { ServiceContext } from '@planline/services/context';
import { eq } from 'drizzle-orm';
import { ulid } from 'ulid';
import { openDependencies } from './dependencies';
import { createInstantEngine } from './instant-engine';
import type { WorkerMessage } from './worker-process';

/** Nobody may send more than a hundred messages an hour. */
const peopleCount = 6;

/** The product in two processes, as it runs: this one is the pages', the worker is a child. */
export async function startProduct(databaseUrl: string, folder: string) {
  const { deps, close } = await openDependencies({
    databaseUrl,
    folder,
    applicationName: 'bench-pages',
    engine: createInstantEngine(() => {}),
  });
  let ownMs = 0;
  const worker = fork(path.join(import.meta.dirname, 'worker-process.ts'), [databaseUrl, folder], {
    execArgv: ['--import', 'tsx'],
  });
  await new Promise<void>((resolve, reject) => {
    worker.once('exit', () => reject(new Error('the worker ended early')));
    worker.on('message', (message: WorkerMessage) => {
      if (message.type === 'ready') resolve();
      else ownMs = message.ownMs;
    });
  });

  const people: ServiceContext[] = [];
  for (let index = 0; index < peopleCount; index += 1) {
    const userId = userIdSchema.parse(ulid());
    const name = `Person ${index}`;
    await deps.db.insert(user).values({ id: userId, name, email: `${index}@example.com` });
    people.push({ ...deps, actor: { userId, name } });
  }
  const [ada] = people;
  if (!ada) throw new Error('nobody');

  return {
    people,
    /** What the engine itself took for the newest answer until its first piece. */
    engineMs: () => ownMs,
    /** A project with the sample's files and history. */
    async addProject(): Promise<ProjectId> {
      const projectId = projectIdSchema.parse(ulid());
      const { commit } = await importSample({ repository: deps.storage.repository(projectId) });
      const versionId = ulid();
      await ada.db.transaction(async (tx) => {
        await tx
          .insert(projects)
          .values({ id: projectId, name: 'Bakery', ownerId: ada.actor.userId, origin: 'sample' });
        await tx.insert(projectMembers).values(
          people.map(({ actor }) => ({
            projectId,
            userId: actor.userId,
            role: 'owner' as const,
          })),
        );
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
      worker.disconnect();
      await once(worker, 'exit');
      await close();
    },
  };
}
