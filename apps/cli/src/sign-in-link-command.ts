import path from 'node:path';
import { migrateDatabase } from '@planline/db/migrate';
import { readStartConfig } from './config';
import { loadEnvFile } from './env-file';
import { openDatabase } from './open-database';
import { writeSecretFile } from './supervisor/secret-file';
import { makeSignInLink } from './supervisor/sign-in-link';

/** Prints a new one-time link; the one before it ends, if nobody used it. */
export async function printSignInLink({ checkout }: { checkout: string }): Promise<number> {
  loadEnvFile(checkout);
  const config = readStartConfig(process.env, checkout);
  const database = await openDatabase(config);
  try {
    await migrateDatabase(database.url);
    const link = await makeSignInLink({ databaseUrl: database.url, publicUrl: config.PUBLIC_URL });
    writeSecretFile(path.join(config.PLANLINE_DATA_DIR, 'sign-in-link'), link);
    console.log(link);
    return 0;
  } finally {
    await database.close();
  }
}
