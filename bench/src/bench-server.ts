import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startEmbeddedPostgres } from '@planline/db/embedded/start-embedded-postgres';
import { migrateDatabase } from '@planline/db/migrate';
import postgres from 'postgres';

export interface BenchServer extends AsyncDisposable {
  /** A folder that goes with the server. */
  folder: string;
  /** A new migrated database; benchmarks do not see each other's rows. */
  createDatabase(name: string): Promise<string>;
}

/** A PostgreSQL of its own with the product's own settings, durable as in production; nothing is left of it. */
export async function startBenchServer(): Promise<BenchServer> {
  const folder = await mkdtemp(path.join(tmpdir(), 'planline-bench-'));
  const server = await startEmbeddedPostgres({ dataDirectory: path.join(folder, 'postgres') });
  return {
    folder,
    async createDatabase(name) {
      const admin = postgres(server.url, { max: 1, onnotice: () => {} });
      await admin.unsafe(`create database ${name}`);
      await admin.end();
      const url = new URL(server.url);
      url.pathname = `/${name}`;
      await migrateDatabase(url.href);
      return url.href;
    },
    async [Symbol.asyncDispose]() {
      await server.stop();
      await rm(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}
