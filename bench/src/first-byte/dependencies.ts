import path from 'node:path';
import type { Engine } from '@planline/contracts/engine';
import { specifiedLimits } from '@planline/contracts/limits';
import { createDatabase } from '@planline/db/client';
import { createFolderStorage } from '@planline/engine/workspace/folder-storage';
import { createNotificationListener } from '@planline/events/notification-listener';
import { createBilling } from '@planline/services/billing';
import type { Dependencies } from '@planline/services/context';
import { createLimits } from '@planline/services/limits';
import pino from 'pino';
import { ulid } from 'ulid';

/** What a process of the product makes once: its pool, its listener, its storage. */
export async function openDependencies(place: {
  databaseUrl: string;
  folder: string;
  applicationName: string;
  engine: Engine;
}): Promise<{ deps: Dependencies; close(): Promise<void> }> {
  const { databaseUrl, applicationName, engine } = place;
  const database = createDatabase({ url: databaseUrl, applicationName, max: 10 });
  const notifications = await createNotificationListener(database.sql);
  return {
    deps: {
      db: database.db,
      engines: {
        choose: async () => ({ kind: 'local', reason: 'chosen' }),
        get: () => engine,
      },
      storage: await createFolderStorage(path.join(place.folder, 'storage')),
      notifications,
      clock: () => new Date(),
      newId: ulid,
      logger: pino({ level: 'silent' }),
      billing: createBilling(),
      limits: createLimits(specifiedLimits),
      previewUrl: 'http://127.0.0.1:4100',
    },
    async close() {
      await notifications.close();
      await database.close();
    },
  };
}
