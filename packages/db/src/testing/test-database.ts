import { randomBytes } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { createDatabase, type DatabaseConnection } from '../client';
import { administer, databaseUrl } from './test-server';

export interface TestDatabase extends DatabaseConnection {
  url: string;
  name: string;
  /** Closes the pool and removes the database, whoever is still connected. */
  drop(): Promise<void>;
}

/**
 * A migrated, empty database of its own (a copy of the template: about 25 ms), with a pool on it.
 * Needs `globalSetup: ['@planline/db/testing/global-setup']` in the package's vitest configuration.
 */
export async function createTestDatabase(options: { max?: number } = {}): Promise<TestDatabase> {
  const adminUrl = process.env.PLANLINE_TEST_ADMIN_URL;
  const template = process.env.PLANLINE_TEST_TEMPLATE;
  if (!adminUrl || !template) {
    throw new Error("add globalSetup: ['@planline/db/testing/global-setup'] to vitest.config.ts");
  }
  const name = `${template}_${randomBytes(5).toString('hex')}`;
  await administer(adminUrl, (sql) => sql.unsafe(`create database ${name} template ${template}`));
  const url = databaseUrl(adminUrl, name);
  const database = createDatabase({ url, max: options.max ?? 5, applicationName: 'test' });
  return {
    ...database,
    url,
    name,
    async drop() {
      await database.close();
      await dropDatabase(adminUrl, name);
    },
  };
}

/** A database without any table, for tests of migrations and of the server itself. */
export async function createEmptyDatabase(): Promise<{ url: string; drop(): Promise<void> }> {
  const adminUrl = process.env.PLANLINE_TEST_ADMIN_URL;
  if (!adminUrl) throw new Error('no test server');
  const name = `${process.env.PLANLINE_TEST_TEMPLATE}_${randomBytes(5).toString('hex')}`;
  await administer(adminUrl, (sql) => sql.unsafe(`create database ${name} template template0`));
  return {
    url: databaseUrl(adminUrl, name),
    drop: () => dropDatabase(adminUrl, name),
  };
}

const goodbyeMs = 2_000;

/**
 * A pool says that it has closed before the server knows: to be cut off in that moment is an error that
 * nobody handles any more. So the server may finish with them first.
 */
async function dropDatabase(adminUrl: string, name: string): Promise<void> {
  await administer(adminUrl, async (sql) => {
    const deadline = Date.now() + goodbyeMs;
    const isInUse = async () =>
      (
        await sql`select 1 from pg_stat_activity where datname = ${name} and backend_type = 'client backend'`
      ).length > 0;
    while (Date.now() < deadline && (await isInUse())) await pause(10);
    await sql.unsafe(`drop database if exists ${name} with (force)`);
  });
}
