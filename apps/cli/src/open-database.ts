import { startEmbeddedPostgres } from '@planline/db/embedded/start-embedded-postgres';
import type { StartConfig } from './config';
import { postgresFolder } from './supervisor/database';

export interface OpenDatabase {
  url: string;
  /** Leaves everything as it was found: a server that ran before goes on running. */
  close(): Promise<void>;
}

/** The product's database for a single command, whether the product is running or not. */
export async function openDatabase(config: StartConfig): Promise<OpenDatabase> {
  if (config.DATABASE_URL !== undefined) {
    return { url: config.DATABASE_URL, close: async () => undefined };
  }
  const server = await startEmbeddedPostgres({ dataDirectory: postgresFolder(config) });
  return { url: server.url, close: () => (server.adopted ? Promise.resolve() : server.stop()) };
}
