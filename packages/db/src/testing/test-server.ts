import { randomBytes } from 'node:crypto';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import postgres from 'postgres';
import { isAlive, readPostmaster } from '../embedded/postmaster-file';
import { startEmbeddedPostgres } from '../embedded/start-embedded-postgres';
import { migrateDatabase } from '../migrate';

export interface TestServer {
  adminUrl: string;
  /** Name of the migrated database that test databases are copied from; also the prefix of their names. */
  template: string;
  stop(): Promise<void>;
}

const folderPrefix = 'planline-test-postgres-';

/** An embedded server of this process, or the one that TEST_DATABASE_URL names, with a migrated template database. */
export async function startTestServer(): Promise<TestServer> {
  const given = process.env.TEST_DATABASE_URL;
  const server = given ? null : await startOwnServer();
  const adminUrl = given ?? server?.url ?? '';
  const template = `planline_test_${randomBytes(4).toString('hex')}`;
  await administer(adminUrl, (sql) => sql.unsafe(`create database ${template}`));
  await migrateDatabase(databaseUrl(adminUrl, template));
  return {
    adminUrl,
    template,
    async stop() {
      if (server) await server.stop();
      else await administer(adminUrl, (sql) => dropAll(sql, template));
    },
  };
}

export function databaseUrl(adminUrl: string, database: string): string {
  const url = new URL(adminUrl);
  url.pathname = `/${database}`;
  return url.href;
}

export async function administer<T>(
  adminUrl: string,
  work: (sql: postgres.Sql) => Promise<T>,
): Promise<T> {
  const sql = postgres(adminUrl, { max: 1, onnotice: () => {} });
  try {
    return await work(sql);
  } finally {
    await sql.end({ timeout: 5 });
  }
}

async function startOwnServer(): Promise<{ url: string; stop(): Promise<void> }> {
  await removeAbandonedServers();
  const folder = await mkdtemp(path.join(tmpdir(), `${folderPrefix}${process.pid}-`));
  const server = await startEmbeddedPostgres({
    dataDirectory: folder,
    // Nothing here has to survive anything: tests of durability start servers of their own.
    settings: { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' },
  });
  return {
    url: server.url,
    async stop() {
      await server.stop();
      await rm(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/** A test run that was killed could not clean up: its process id in the folder's name tells. */
async function removeAbandonedServers(): Promise<void> {
  for (const name of await readdir(tmpdir())) {
    if (!name.startsWith(folderPrefix)) continue;
    const owner = Number(name.slice(folderPrefix.length).split('-')[0]);
    if (isAlive(owner)) continue;
    const folder = path.join(tmpdir(), name);
    for (const entry of await readdir(folder).catch(() => [])) {
      const postmaster = await readPostmaster(path.join(folder, entry));
      if (postmaster) process.kill(postmaster.pid, 'SIGQUIT');
    }
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

async function dropAll(sql: postgres.Sql, prefix: string): Promise<void> {
  const databases = await sql<{ datname: string }[]>`
    select datname from pg_database where starts_with(datname, ${prefix})`;
  for (const { datname } of databases) {
    await sql.unsafe(`drop database if exists ${datname} with (force)`);
  }
}
