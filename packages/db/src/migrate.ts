import path from 'node:path';
import { drizzle } from 'drizzle-orm/postgres-js';
import { migrate } from 'drizzle-orm/postgres-js/migrator';
import { runMigrations } from 'graphile-worker';
import pg from 'pg';
import postgres from 'postgres';

export const migrationsFolder = path.join(import.meta.dirname, '../../../drizzle');

/** Any number, the same in every process: who holds it may change the schema. */
const migrationLock = 7_201_733;

/**
 * Brings the schema of the product and of its job queue up to date. Any number of processes may call it at the same
 * time: they wait for each other. A failed migration leaves nothing behind.
 */
export async function migrateDatabase(url: string): Promise<void> {
  // One connection: the lock belongs to it, and the migrations have to run under the lock.
  const sql = postgres(url, { max: 1, onnotice: () => {} });
  try {
    await sql`select pg_advisory_lock(${migrationLock})`;
    await migrate(drizzle(sql), { migrationsFolder });
    await migrateQueue(url);
  } finally {
    await sql.end({ timeout: 5 });
  }
}

async function migrateQueue(url: string): Promise<void> {
  const pool = new pg.Pool({ connectionString: url, max: 2 });
  // An idle connection that the server closes must not end the process.
  pool.on('error', () => {});
  pool.on('connect', (client) => {
    client.on('error', () => {});
  });
  try {
    await runMigrations({ pgPool: pool, logger: undefined });
  } finally {
    await pool.end();
  }
}
