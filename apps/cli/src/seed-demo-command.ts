import path from 'node:path';
import { createDatabase } from '@planline/db/client';
import { migrateDatabase } from '@planline/db/migrate';
import { createFolderStorage } from '@planline/engine/workspace/folder-storage';
import { findOwner } from '@planline/services/account';
import { demoItemsMost, demoProjectName, seedDemoProject } from '@planline/services/demo';
import { ulid } from 'ulid';
import { ConfigError, readStartConfig } from './config';
import { loadEnvFile } from './env-file';
import { openDatabase } from './open-database';
import { makeSignInLink } from './supervisor/sign-in-link';

const itemsLeast = 10;

/** Adds a demo project with a long history to the installation, whether the product is running or not. */
export async function seedDemo(options: { checkout: string; items: string }): Promise<number> {
  const items = Number(options.items);
  if (!Number.isInteger(items) || items < itemsLeast || items > demoItemsMost) {
    throw new ConfigError(`--items must be a whole number from ${itemsLeast} to ${demoItemsMost}.`);
  }
  loadEnvFile(options.checkout);
  const config = readStartConfig(process.env, options.checkout);
  const opened = await openDatabase(config);
  try {
    await migrateDatabase(opened.url);
    const database = createDatabase({ url: opened.url, max: 2, applicationName: 'planline-seed' });
    try {
      const made = await seedDemoProject(
        {
          db: database.db,
          storage: await createFolderStorage(path.join(config.PLANLINE_DATA_DIR, 'storage')),
          clock: () => new Date(),
          newId: ulid,
          previewUrl: config.PREVIEW_URL,
        },
        { ownerId: await ownerOf(config.PUBLIC_URL, opened.url, database.db), items },
      );
      console.log(
        `${demoProjectName}: ${made.items} items, ${made.versions} versions.\n${config.PUBLIC_URL}/projects/${made.projectId}`,
      );
      return 0;
    } finally {
      await database.close();
    }
  } finally {
    await opened.close();
  }
}

/** Before the first start there is nobody yet: the account is made as the start would make it. */
async function ownerOf(
  publicUrl: string,
  databaseUrl: string,
  db: Parameters<typeof findOwner>[0],
) {
  const owner = await findOwner(db);
  if (owner) return owner.userId;
  await makeSignInLink({ databaseUrl, publicUrl });
  const made = await findOwner(db);
  if (!made) throw new Error('the owner account was not made');
  return made.userId;
}
