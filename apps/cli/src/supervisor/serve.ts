import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { authSecretOf } from '../auth-secret';
import { ConfigError, childEnvironment, readStartConfig, type StartConfig } from '../config';
import { loadEnvFile } from '../env-file';
import { explainDatabaseError, type RunningDatabase, startDatabase } from './database';
import { requireFreePorts } from './ports';
import { type Preparation, startPreparation } from './prepare-database';
import { bold, dim, say, timed } from './say';
import { writeSecretFile } from './secret-file';
import { logFolder, type ServeMode, type ServerName, startServer } from './servers';
import { stopInOrder } from './stop-in-order';
import { listenForStop, type StopRequest } from './stop-request';
import type { SupervisedProcess } from './supervised-process';

/** What runs, in the order in which it was started. */
interface Running {
  preparation?: Preparation;
  database?: RunningDatabase;
  worker?: SupervisedProcess;
  web?: SupervisedProcess;
}

export interface ServeOptions {
  checkout: string;
  mode?: ServeMode;
}

/**
 * Runs the whole product until it is asked to stop.
 * @returns the exit code: 0 after an orderly stop, 1 when it could not start
 */
export async function serve({ checkout, mode = 'production' }: ServeOptions): Promise<number> {
  const stop = listenForStop();
  const running: Running = {};
  try {
    loadEnvFile(checkout);
    const config = readStartConfig(process.env, checkout);
    await start({ checkout, mode }, config, running, stop.signal);
    await untilAborted(stop.signal);
    return 0;
  } catch (error) {
    if (stop.signal.aborted) return 0;
    if (error instanceof ConfigError) say(error.message);
    else say(`Planline could not start: ${error instanceof Error ? error.stack : String(error)}`);
    return 1;
  } finally {
    await stopAll(running, stop);
    stop.dispose();
  }
}

async function start(
  { checkout, mode }: { checkout: string; mode: ServeMode },
  config: StartConfig,
  running: Running,
  signal: AbortSignal,
): Promise<void> {
  say(`\n${bold('Planline')}`);
  prepareDataFolder(config.PLANLINE_DATA_DIR);
  await requireFreePorts(config);
  signal.throwIfAborted();
  const preparation = startPreparation();
  running.preparation = preparation;

  const database = await timed('Database', async () => {
    const started = await startDatabase(config);
    running.database = started;
    await preparation.migrate(started.url).catch((error) => {
      throw explainDatabaseError(config, error);
    });
    return started;
  });
  signal.throwIfAborted();

  const env = childEnvironment(
    config,
    {
      databaseUrl: database.url,
      authSecret: authSecretOf(config),
    },
    { ...process.env, PLANLINE_DEV: mode === 'development' ? '1' : '0' },
  );
  const settings = { checkout, config, env, mode };
  const link = await timed('Worker and pages', async () => {
    running.worker = startServer('worker', settings);
    running.web = startServer('web', settings);
    const made = await preparation.makeSignInLink(database.url, config.PUBLIC_URL);
    preparation.end();
    await Promise.race([
      Promise.all([running.worker.ready, running.web.ready]),
      untilAborted(signal),
    ]);
    signal.throwIfAborted();
    return made;
  });
  const linkFile = path.join(config.PLANLINE_DATA_DIR, 'sign-in-link');
  writeSecretFile(linkFile, link);
  announce(config, link, linkFile);
}

function prepareDataFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true });
  } catch (error) {
    throw new ConfigError(
      `PLANLINE_DATA_DIR is "${folder}", where no folder can be made (${(error as NodeJS.ErrnoException).code}), for example PLANLINE_DATA_DIR=${path.join(process.env.HOME ?? '/tmp', 'planline-data')}.`,
    );
  }
}

function announce(config: StartConfig, link: string, linkFile: string): void {
  say();
  say(`  ${bold(config.PUBLIC_URL)} is ready. Sign in as the owner, once, with this link:`);
  say();
  say(`  ${link}`);
  say();
  say(
    dim(`  The link is also in ${linkFile}. Logs: ${logFolder(config)}. Ctrl-C stops everything.`),
  );
}

async function stopAll(running: Running, stop: StopRequest): Promise<void> {
  const { preparation, web, worker, database } = running;
  preparation?.end();
  if (!web && !worker && !database) return;
  if (stop.signal.aborted) say(dim(`\n  Stopping (${String(stop.signal.reason)}) …`));
  const server = (what: ServerName, process: SupervisedProcess) => ({
    what,
    stop: (atOnce: AbortSignal) => process.stop(atOnce),
  });
  await stopInOrder(
    [
      ...(web ? [server('web', web)] : []),
      ...(worker ? [server('worker', worker)] : []),
      ...(database ? [{ what: 'PostgreSQL', stop: () => database.stop() }] : []),
    ],
    stop.atOnce,
    (what, error) => say(`  ! ${what} did not stop in order: ${String(error)}`),
  );
  say(dim('  Stopped.'));
}

function untilAborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
}
