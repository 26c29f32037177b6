import path from 'node:path';
import { startEmbeddedPostgres } from '@planline/db/embedded/start-embedded-postgres';
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

/** What a person can do something about as one line for them; anything else as it is. */
export function explainDatabaseError(config: StartConfig, error: unknown): unknown {
  const { code, message } = error as { code?: string | null; message?: string };
  const isConnection = connectionCode.test(code ?? '');
  if (config.DATABASE_URL === undefined || !isConnection) return error;
  return new ConfigError(
    `DATABASE_URL is set, but the server cannot be used (${message}). Check it, for example: psql "$DATABASE_URL" -c "select 1"; or remove it to use the embedded PostgreSQL.`,
  );
}

/** Codes of Node for a server that is not there, and of PostgreSQL for one that does not let us in. */
const connectionCode = /^(E[A-Z]+|CONNECT_\w+|CONNECTION_\w+|28\d{3}|3D000)$/;
