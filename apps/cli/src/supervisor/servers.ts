import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { StartConfig } from '../config';
import { parseLogLine, toJsonLine, toTerminalLine } from './log-line';
import { openRotatingLog } from './rotating-log';
import { isColored, say } from './say';
import { type SupervisedProcess, supervise } from './supervised-process';

export type ServerName = 'web' | 'worker';

/** `development` restarts a server when a file that it loaded changes, and compiles pages on demand. */
export type ServeMode = 'production' | 'development';

const entries: Record<ServerName, { folder: string; entry: string }> = {
  web: { folder: 'apps/web', entry: 'server/main.ts' },
  worker: { folder: 'apps/worker', entry: 'src/main.ts' },
};

/** Below this level a line goes to the log file alone, unless the reader asked for details. */
const warningLevel = 40;

export function logFolder(config: StartConfig): string {
  return path.join(config.PLANLINE_DATA_DIR, 'logs');
}

export interface ServerSettings {
  checkout: string;
  config: StartConfig;
  env: NodeJS.ProcessEnv;
  mode: ServeMode;
}

/** Starts one server of the product and keeps it running; its log goes to `<data>/logs/<name>.log`. */
export function startServer(
  name: ServerName,
  { checkout, config, env, mode }: ServerSettings,
): SupervisedProcess {
  const logFile = path.join(logFolder(config), `${name}.log`);
  const log = openRotatingLog(logFile);
  const showsAll = ['debug', 'trace'].includes(config.PLANLINE_LOG_LEVEL);
  // A server that cannot start says the same each time: once on the screen is enough.
  let failedStarts = 0;
  const { folder, entry } = entries[name];
  const port = name === 'web' ? config.PORT : config.WORKER_PORT;
  return supervise(
    {
      name,
      command: process.execPath,
      args: ['--import', 'tsx', '--import', orphanGuard, ...programs[mode], entry],
      cwd: path.join(checkout, folder),
      env,
      healthUrl: `http://${hostToAsk(config.HOST)}:${port}/healthz`,
    },
    {
      onLine(text, from) {
        const line = parseLogLine(text, Date.now(), from === 'stderr' ? warningLevel : undefined);
        log.write(toJsonLine(text, line));
        if (showsAll || (line.level >= warningLevel && failedStarts < 1)) {
          say(toTerminalLine(name, line, isColored));
        }
      },
      onHealthy() {
        if (failedStarts > 0) say(`  ✓ ${name} is back`);
        failedStarts = 0;
      },
      onCrash({ outcome, attempt, delayMs }) {
        failedStarts += 1;
        say(
          `  ! ${name} ended (${outcome}); starting it again in ${delayMs / 1000} s, try ${attempt}. Log: ${logFile}`,
        );
      },
    },
  );
}

const programs: Record<ServeMode, readonly string[]> = {
  production: [],
  development: [fileURLToPath(import.meta.resolve('tsx/cli')), 'watch', '--clear-screen=false'],
};

const orphanGuard = pathToFileURL(path.join(import.meta.dirname, 'orphan-guard.ts')).href;

/** Where to reach a server that listens on every address. */
function hostToAsk(host: string): string {
  if (host === '0.0.0.0') return '127.0.0.1';
  if (host === '::') return '[::1]';
  return host.includes(':') ? `[${host}]` : host;
}
