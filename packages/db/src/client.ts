import { drizzle, type PostgresJsDatabase } from 'drizzle-orm/postgres-js';
import postgres from 'postgres';
import { preparingStatements } from './prepared-statements';
import { type Schema, schema } from './schema';

export type Database = PostgresJsDatabase<Schema>;
export type Transaction = Parameters<Parameters<Database['transaction']>[0]>[0];
/** What a verb takes when it works inside a caller's transaction or on its own. */
export type DatabaseReader = Database | Transaction;
export type Sql = postgres.Sql;

export interface DatabaseConnection {
  db: Database;
  /**
   * The driver itself, for LISTEN and the like. Drizzle has set its parsers: timestamps arrive as text, and a JSON
   * parameter has to be passed as text (`${JSON.stringify(value)}::jsonb`).
   */
  sql: Sql;
  /** Lets running queries end for up to five seconds, then closes the connections. */
  close(): Promise<void>;
}

export interface DatabaseOptions {
  url: string;
  /** Connections at the same time; 10 unless told. */
  max?: number;
  /** Shown in pg_stat_activity. */
  applicationName: string;
  /** An open transaction that says nothing for this long is ended by the server; 60 s unless told. */
  idleInTransactionMs?: number;
  /** Told of messages of the server that no query asked for. */
  onNotice?: (notice: { severity?: string; message?: string }) => void;
}

/** A pool of connections. It outlives the server: after a restart the next query connects again. */
export function createDatabase(options: DatabaseOptions): DatabaseConnection {
  const sql = postgres(options.url, {
    max: options.max ?? 10,
    // A pool that is not used gives its connections back.
    idle_timeout: 60,
    connect_timeout: 10,
    backoff: (attempt) => Math.min(0.05 * 2 ** attempt, 2),
    onnotice: (notice) => options.onNotice?.(notice),
    connection: {
      application_name: options.applicationName,
      idle_in_transaction_session_timeout: options.idleInTransactionMs ?? 60_000,
    },
  });
  const db = drizzle(preparingStatements(sql), { schema });
  return { db, sql, close: () => sql.end({ timeout: 5 }) };
}
