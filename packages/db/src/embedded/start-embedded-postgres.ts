import { spawn } from 'node:child_process';
import { chown, mkdir, open } from 'node:fs/promises';
import { createServer } from 'node:net';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { ensureCluster } from './cluster';
import { findPostgresBinaries, type PostgresBinaries } from './postgres-binaries';
import { isAlive, type Postmaster, readPostmaster } from './postmaster-file';
import { spawnIdentity, unprivileged, unprivilegedIdentity } from './unprivileged';

export interface EmbeddedLogger {
  info(details: Record<string, unknown>, message: string): void;
}

export interface EmbeddedPostgres {
  /** Of the database `postgres`, as its owner. Holds the password: never log it. */
  url: string;
  pid: number;
  /** True when a server that outlived its supervisor was found and kept. */
  adopted: boolean;
  /** Ends connections, writes everything to disk and waits for the end. Safe to call twice. */
  stop(): Promise<void>;
}

/** Small on purpose: the whole product has to fit beside other programs. */
const modestSettings = {
  shared_buffers: '64MB',
  max_connections: '100',
  max_wal_size: '256MB',
  jit: 'off',
  timezone: 'UTC',
  log_timezone: 'UTC',
};

/**
 * Starts PostgreSQL on a free port of 127.0.0.1, or adopts the one that runs on this data already.
 * What was acknowledged survives the death of every process. Safe to call from two processes at once.
 */
export async function startEmbeddedPostgres(options: {
  dataDirectory: string;
  logger?: EmbeddedLogger;
  /** Server settings on top of the modest ones, for example `{ fsync: 'off' }` in tests. */
  settings?: Record<string, string>;
  startTimeoutMs?: number;
  /** A folder that holds `initdb` and `postgres`, instead of the packaged or the distribution's server. */
  binDirectory?: string;
}): Promise<EmbeddedPostgres> {
  const dataDirectory = path.resolve(options.dataDirectory);
  await mkdir(dataDirectory, { recursive: true, mode: 0o700 });
  const identity = unprivilegedIdentity();
  if (identity) await chown(dataDirectory, identity.uid, identity.gid);
  const binaries = await findPostgresBinaries(
    path.join(dataDirectory, 'libraries'),
    options.binDirectory,
  );
  const clusterDirectory = path.join(dataDirectory, `cluster-${binaries.major}`);
  const passwordFile = path.join(dataDirectory, 'password');
  const { password } = await ensureCluster({ clusterDirectory, passwordFile, binaries });
  const settings = { ...modestSettings, ...options.settings };

  const deadline = Date.now() + (options.startTimeoutMs ?? 60_000);
  const logFile = path.join(dataDirectory, 'postgres.log');
  while (Date.now() < deadline) {
    const survivor = await readPostmaster(clusterDirectory);
    if (survivor?.isReady) return handle(survivor, password, true, options.logger);
    if (!survivor) {
      const own = await launch({ binaries, clusterDirectory, logFile, settings, deadline });
      if (own) return handle(own, password, false, options.logger);
    }
    // Another start is under way, or children of a killed server still hold its memory: they end by themselves.
    await delay(100);
  }
  throw new Error(`PostgreSQL did not start; its log is ${logFile}`);
}

/** One attempt; null when the process ended before it was ready. */
async function launch(input: {
  binaries: PostgresBinaries;
  clusterDirectory: string;
  logFile: string;
  settings: Record<string, string>;
  deadline: number;
}): Promise<Postmaster | null> {
  const { binaries, clusterDirectory, logFile, settings, deadline } = input;
  const server = unprivileged(binaries.postgres, [
    ...['-D', clusterDirectory, '-p', String(await freePort())],
    ...['-c', 'listen_addresses=127.0.0.1', '-c', 'unix_socket_directories='],
    ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
  ]);
  const log = await open(logFile, 'a', 0o600);
  if (server.identity) await chown(logFile, server.identity.uid, server.identity.gid);
  // Its own process group and no pipe to us: neither Ctrl-C nor our death ends it in the middle of its work.
  const child = spawn(server.command, server.args, {
    ...spawnIdentity(server),
    cwd: clusterDirectory,
    detached: true,
    stdio: ['ignore', log.fd, log.fd],
    env: { ...process.env, ...binaries.environment },
  });
  let ended = false;
  child.once('exit', () => {
    ended = true;
  });
  child.once('error', () => {
    ended = true;
  });
  child.unref();
  await log.close();
  while (!ended && Date.now() < deadline) {
    const postmaster = await readPostmaster(clusterDirectory);
    if (postmaster?.isReady && postmaster.pid === child.pid) return postmaster;
    await delay(15);
  }
  if (!ended) child.kill('SIGQUIT');
  return null;
}

function handle(
  postmaster: Postmaster,
  password: string,
  adopted: boolean,
  logger: EmbeddedLogger | undefined,
): EmbeddedPostgres {
  const { pid, port } = postmaster;
  logger?.info({ pid, port, adopted }, 'PostgreSQL is ready');
  return {
    url: `postgres://postgres:${encodeURIComponent(password)}@127.0.0.1:${port}/postgres`,
    pid,
    adopted,
    async stop() {
      await end(pid);
      logger?.info({ pid }, 'PostgreSQL has stopped');
    },
  };
}

/** SIGINT is PostgreSQL's fast shutdown; SIGQUIT, later recovered from the log, is for a server that hangs. */
async function end(pid: number): Promise<void> {
  for (const [signal, patienceMs] of [
    ['SIGINT', 15_000],
    ['SIGQUIT', 5_000],
  ] as const) {
    if (!isAlive(pid)) return;
    process.kill(pid, signal);
    const deadline = Date.now() + patienceMs;
    while (isAlive(pid) && Date.now() < deadline) await delay(20);
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      const port = typeof address === 'object' && address ? address.port : 0;
      probe.close(() => resolve(port));
    });
  });
}
