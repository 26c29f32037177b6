import path from 'node:path';
import { startEmbeddedPostgres } from '@planline/db/embedded/start-embedded-postgres';
import { migrateDatabase } from '@planline/db/migrate';
import { ConfigError, type StartConfig } from '../config';

export interface RunningDatabase {
  /** Holds a password: never log it. */
  url: string;
  stop(): Promise<void>;
}

export const postgresFolder = (config: StartConfig): string =>
  path.join(config.PLANLINE_DATA_DIR, 'postgres');

/** The server that `DATABASE_URL` names, which is only used, or one of our own, which is also stopped. */
export async function startDatabase(config: StartConfig): Promise<RunningDatabase> {
  if (config.DATABASE_URL === undefined) {
    return startEmbeddedPostgres({ dataDirectory: postgresFolder(config) });
  }
  return { url: config.DATABASE_URL, stop: async () => undefined };
}

/** Nothing comes of it when the schema is up to date. @throws ConfigError when the server cannot be used */
export async function migrate(config: StartConfig, database: RunningDatabase): Promise<void> {
  try {
    await migrateDatabase(database.url);
  } catch (error) {
    const connection = connectionProblem(error);
    if (config.DATABASE_URL === undefined || connection === null) throw error;
    throw new ConfigError(
      `DATABASE_URL is set, but the server cannot be used (${connection}). Check it, for example: psql "$DATABASE_URL" -c "select 1"; or remove it to use the embedded PostgreSQL.`,
    );
  }
}

/** Codes of Node for a server that is not there, and of PostgreSQL for one that does not let us in. */
function connectionProblem(error: unknown): string | null {
  const { code, message } = (error ?? {}) as { code?: string; message?: string };
  const isConnection = /^(E[A-Z]+|CONNECT_\w+|CONNECTION_\w+|28\d{3}|3D000)$/.test(code ?? '');
  return isConnection ? (message ?? String(code)) : null;
}
