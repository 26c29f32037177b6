import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import {
  type ProjectId,
  projectIdSchema,
  type UserId,
  userIdSchema,
} from '@planline/contracts/ids';
import type { ProjectRole } from '@planline/contracts/project';
import { projectMembers } from '@planline/db/schema/project-members';
import { projects } from '@planline/db/schema/projects';
import { user } from '@planline/db/schema/user';
import { createTestDatabase, type TestDatabase } from '@planline/db/testing/test-database';
import { createFolderStorage } from '@planline/engine/workspace/folder-storage';
import { createNotificationListener } from '@planline/events/notification-listener';
import pino from 'pino';
import { ulid } from 'ulid';
import { createAuth } from '../../account';
import { createBilling } from '../../billing';
import type { Dependencies, ServiceContext } from '../../context';
import { publishedEngines } from '../../engine-status';

export const testPublicUrl = 'http://localhost:3000';
export const testAddressHeader = 'x-test-address';

/** People, projects and the context of verbs, on a PostgreSQL and a folder of their own. */
export interface ProjectWorld extends AsyncDisposable {
  database: TestDatabase;
  deps: Dependencies;
  folder: string;
  /** Moves the clock on. */
  pass(ms: number): void;
  insertUser(name: string): Promise<UserId>;
  /** A context of a person; two calls with one name are one person. */
  as(name: string): Promise<ServiceContext>;
  /** A ready project with these members. */
  insertProject(members: Record<string, ProjectRole>): Promise<ProjectId>;
  createAuth(options?: { openSignUp?: boolean; publicUrl?: string }): ReturnType<typeof createAuth>;
}

export async function createProjectWorld(): Promise<ProjectWorld> {
  const database = await createTestDatabase({ max: 25 });
  const folder = await mkdtemp(path.join(tmpdir(), 'planline-project-'));
  const notifications = await createNotificationListener(database.sql);
  let passedMs = 0;
  const clock = () => new Date(Date.now() + passedMs);
  const logger = pino({ level: 'silent' });
  const deps: Dependencies = {
    db: database.db,
    engines: publishedEngines(database.db, clock),
    storage: await createFolderStorage(folder),
    notifications,
    clock,
    newId: ulid,
    logger,
    billing: createBilling(),
    previewUrl: 'http://127.0.0.1:4100',
  };
  const people = new Map<string, UserId>();

  const insertUser = async (name: string) => {
    const userId = userIdSchema.parse(ulid());
    await database.db.insert(user).values({ id: userId, name, email: `${name}@example.com` });
    people.set(name, userId);
    return userId;
  };
  const personOf = async (name: string) => people.get(name) ?? insertUser(name);

  return {
    database,
    deps,
    folder,
    pass: (ms) => {
      passedMs += ms;
    },
    insertUser,
    as: async (name) => ({ ...deps, actor: { userId: await personOf(name), name } }),
    async insertProject(members) {
      const projectId = projectIdSchema.parse(ulid());
      const roles = await Promise.all(
        Object.entries(members).map(async ([name, role]) => ({
          role,
          userId: await personOf(name),
        })),
      );
      const owner = roles.find(({ role }) => role === 'owner');
      if (!owner) throw new Error('a project needs an owner');
      await database.db
        .insert(projects)
        .values({ id: projectId, name: 'Bakery', ownerId: owner.userId, origin: 'archive' });
      await database.db
        .insert(projectMembers)
        .values(roles.map((role) => ({ ...role, projectId })));
      return projectId;
    },
    createAuth: (options) =>
      createAuth({
        db: database.db,
        publicUrl: options?.publicUrl ?? testPublicUrl,
        secret: 'a secret of tests that is long enough',
        openSignUp: options?.openSignUp ?? false,
        clientAddressHeader: testAddressHeader,
        logger,
        clock,
      }),
    async [Symbol.asyncDispose]() {
      await notifications.close();
      await database.drop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
