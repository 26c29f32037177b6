import { isDomainError } from '@planline/contracts/domain-error';
import { createDatabase, type Database } from '@planline/db/client';
import { migrateDatabase } from '@planline/db/migrate';
import { readStartConfig, type StartConfig } from './config';
import { loadEnvFile } from './env-file';
import { openDatabase } from './open-database';

/**
 * For commands that work on the tables, whether the product is running or not. A refusal is one line and
 * exit code 1.
 */
export async function withDatabase(
  { checkout }: { checkout: string },
  work: (db: Database, config: StartConfig) => Promise<number>,
): Promise<number> {
  loadEnvFile(checkout);
  const config = readStartConfig(process.env, checkout);
  const opened = await openDatabase(config);
  try {
    await migrateDatabase(opened.url);
    const database = createDatabase({ url: opened.url, max: 1, applicationName: 'planline-cli' });
    try {
      return await work(database.db, config);
    } catch (error) {
      if (!isDomainError(error)) throw error;
      console.error(error.message);
      return 1;
    } finally {
      await database.close();
    }
  } finally {
    await opened.close();
  }
}
