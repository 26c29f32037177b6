import path from 'node:path';
import { createDatabase } from '@planline/db/client';
import { createFolderStorage } from '@planline/engine/workspace/folder-storage';
import { createNotificationListener } from '@planline/events/notification-listener';
import { createAuth } from '@planline/services/account';
import { createBilling } from '@planline/services/billing';
import type { Dependencies } from '@planline/services/context';
import { publishedEngines } from '@planline/services/engine-status';
import { createLimits } from '@planline/services/limits';
import { connectRedis } from '@planline/services/redis';
import { ulid } from 'ulid';
import { createPageCaller } from './api-context';
import { provideCaller } from './caller';
import { closeInOrder } from './close-in-order';
import type { WebConfig } from './config';
import { clientAddressHeader } from './http/client-address';
import { createPageHandler } from './http/page-handler';
import { createLogger } from './logger';
import { startNextPages } from './next-pages';

import { createWebApp } from './web-app';

export interface WebProcess {
  /** @returns false when something did not end in time */
  close(): Promise<boolean>;
}

/** The composition root: everything is made once, here, and handed on. */
export async function startWeb(config: WebConfig): Promise<WebProcess> {
  const logger = createLogger(config.logLevel);
  const clock = () => new Date();
  const database = createDatabase({ url: config.databaseUrl, applicationName: 'planline-web' });
  const notifications = await createNotificationListener(database.sql);
  const redis = config.redisUrl === null ? null : connectRedis(config.redisUrl, logger);
  const dependencies: Dependencies = {
    db: database.db,
    engines: publishedEngines(database.db, clock),
    storage: await createFolderStorage(path.join(config.dataDirectory, 'storage')),
    notifications,
    clock,
    newId: ulid,
    logger,
    billing: createBilling(config.billing),
    limits: createLimits(config.limits, redis),
    previewUrl: config.previewUrl,
  };
  const auth = createAuth({
    db: database.db,
    publicUrl: config.publicUrl,
    secret: config.authSecret,
    openSignUp: config.openSignUp,
    clientAddressHeader,
    logger,
    clock,
  });
  const closing = new AbortController();
  const next = await startNextPages(config);
  const { app, countOpenRequests, audit, contextParts } = createWebApp({
    config,
    auth,
    dependencies,
    closing: closing.signal,
    pages: createPageHandler(config, next.handle),
  });
  provideCaller(createPageCaller(contextParts));
  await app.listen({ host: config.host, port: config.port });
  logger.info({ url: config.publicUrl, development: !config.production }, 'web is ready');

  return {
    close: () =>
      closeInOrder({
        app,
        closing,
        countOpenRequests,
        below: [
          { name: 'next', close: () => next.close() },
          { name: 'notifications', close: () => notifications.close() },
          { name: 'audit', close: () => audit.close() },
          ...(redis ? [{ name: 'redis', close: () => redis.close() }] : []),
          { name: 'database', close: () => database.close() },
        ],
        logger,
      }),
  };
}
