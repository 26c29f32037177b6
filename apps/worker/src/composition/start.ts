import { randomUUID } from 'node:crypto';
import { homedir } from 'node:os';
import path from 'node:path';
import { createDatabase } from '@planline/db/client';
import { createFolderStorage } from '@planline/engine/workspace/folder-storage';
import { createNotificationListener } from '@planline/events/notification-listener';
import { renderError } from '@planline/i18n/translate';
import { createSecretVault, sweepRequestNonces } from '@planline/services/api-key';
import { createAuditLog, sealAuditEntries } from '@planline/services/audit';
import { createBilling, reconcileBooks } from '@planline/services/billing';
import { executeBuildRun, removeLeftWorktrees, sweepBuildRuns } from '@planline/services/build';
import { createCaches } from '@planline/services/cache';
import { dispatchQueuedMessages } from '@planline/services/chat';
import type { WorkerContext } from '@planline/services/context';
import { publishEngineStatus } from '@planline/services/engine-status';
import { sweepIdempotencyKeys } from '@planline/services/idempotency';
import { createLimits } from '@planline/services/limits';
import { executePlanRun, sweepPlanRuns } from '@planline/services/plan';
import { executeImport, sweepImports } from '@planline/services/project';
import { connectRedis } from '@planline/services/redis';
import { wakeStalledRuns } from '@planline/services/run';
import { sql } from 'drizzle-orm';
import { ulid } from 'ulid';
import type { WorkerConfig } from '../config';
import { createWorkerApp } from '../http/create-app';
import { createWorkerMetrics, type WorkerMetrics } from '../http/metrics';
import { addApiDocs } from '../http/openapi/add-api-docs';
import { refuseOddAddress } from '../http/v1/refuse-odd-address';
import { addSignedApi } from '../http/v1/signed-api';
import { createLogger } from '../logger';
import { startPreviewServer } from '../preview/start-preview-server';
import { runTasks } from '../run-tasks';
import { stopInOrder } from '../stop-in-order';
import { startSweep } from '../sweep';
import { startEngines } from './engines';
import { snapshotCommitHistory } from './snapshot-commit-history';

export interface WorkerProcess {
  /** @returns false when something did not end in time */
  close(): Promise<boolean>;
}

/** The composition root: everything is made once, here, and handed on. */
export async function startWorker(config: WorkerConfig): Promise<WorkerProcess> {
  const logger = createLogger(config.logLevel);
  const metrics = createWorkerMetrics();
  const database = createDatabase({
    url: config.databaseUrl,
    applicationName: 'planline-worker',
    max: config.concurrency + 6,
  });
  const notifications = await createNotificationListener(database.sql);
  const storage = await createFolderStorage(path.join(config.dataDirectory, 'storage'));
  const { engines, status } = await startEngines(
    config,
    process.env.PATH ?? '',
    snapshotCommitHistory(storage),
  );
  const redis = config.redisUrl === null ? null : connectRedis(config.redisUrl, logger);
  const ctx: WorkerContext = {
    db: database.db,
    engines,
    storage,
    notifications,
    clock: () => new Date(),
    newId: ulid,
    logger,
    billing: createBilling(config.billing),
    limits: createLimits(config.limits, redis),
    previewUrl: config.previewUrl,
    caches: createCaches(redis, config.cacheAnswers),
    workerId: `${process.pid}-${randomUUID()}`,
  };
  await publishEngineStatus(ctx, status);
  await removeLeftWorktrees(ctx);

  const audit = createAuditLog(ctx);
  const shutdown = new AbortController();
  const tasks = await runTasks({
    databaseUrl: config.databaseUrl,
    concurrency: config.concurrency,
    logger,
    metrics,
    shutdown: shutdown.signal,
    tasks: {
      'execute-plan-run': async ({ runId }, signal) =>
        metrics.notePlanRun(await executePlanRun(ctx, runId, signal)),
      'execute-build-run': async ({ runId }, signal) =>
        metrics.noteBuildRun((await executeBuildRun(ctx, runId, signal)).outcome),
      'import-project': (job, signal) =>
        executeImport(ctx, job, { allowedRoots: config.importRoots ?? [homedir()], signal }),
      'dispatch-queued-messages': ({ projectId }) => dispatchQueuedMessages(ctx, projectId),
      'sweep-runs': () => sweepAll(ctx),
      'reconcile-books': () => checkBooks(ctx, metrics),
    },
  });
  const sweep = startSweep(() => sweepAll(ctx), logger);
  const preview = await startPreviewServer({
    previewsRoot: ctx.storage.previews,
    previewUrl: config.previewUrl,
    appOrigin: config.publicUrl,
    host: config.host,
    port: config.previewPort,
    logger,
  });
  const health = {
    isAccepting: () => !shutdown.signal.aborted,
    checkDatabase: () => database.db.execute(sql`select 1`),
    isQueueRunning: () => tasks.isRunning(),
  };
  const app = createWorkerApp(logger, metrics, health, refuseOddAddress({ renderError }));
  if (config.authSecret !== null) {
    await addSignedApi(app, {
      deps: ctx,
      vault: createSecretVault(config.authSecret),
      audit,
      acceptDeprecatedFields: config.acceptDeprecatedFields,
      renderError,
      closing: shutdown.signal,
      heartbeatMs: 10_000,
    });
    await addApiDocs(app);
  }
  await app.listen({ host: config.host, port: config.port });
  logger.info(
    { port: config.port, engine: (await engines.choose('auto')).kind },
    'worker is ready',
  );

  return {
    close: () =>
      stopInOrder({
        // Runs hear of it first: each hands itself over while the queue waits for its job to end.
        announce: () => shutdown.abort(),
        steps: [
          { name: 'sweep', close: () => sweep.stop() },
          { name: 'queue', close: () => tasks.stop() },
          { name: 'http', close: () => app.close() },
          { name: 'preview', close: () => preview.close() },
          { name: 'audit', close: () => audit.close() },
          { name: 'notifications', close: () => notifications.close() },
          ...(redis ? [{ name: 'redis', close: () => redis.close() }] : []),
          { name: 'database', close: () => database.close() },
        ],
        logger,
      }),
  };
}

/** Tells whoever looks at the log or the metrics that a law is broken: then somebody has to look. */
async function checkBooks(ctx: WorkerContext, metrics: WorkerMetrics): Promise<void> {
  const { broken, ...size } = await reconcileBooks(ctx.db);
  metrics.brokenLaws.set(broken.length);
  if (broken.length > 0) ctx.logger.error({ broken, ...size }, 'the books are not true');
  else ctx.logger.info(size, 'the books are true');
}

/** What dead workers left: runs, builds and imports; and what is too old to be kept. */
async function sweepAll(ctx: WorkerContext): Promise<void> {
  await Promise.all([
    sweepPlanRuns(ctx),
    sweepBuildRuns(ctx),
    sweepImports(ctx),
    sweepRequestNonces(ctx),
    sweepIdempotencyKeys(ctx),
    sealAuditEntries(ctx),
  ]);
  await wakeStalledRuns(ctx);
}
