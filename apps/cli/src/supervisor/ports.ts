import { setTimeout as delay } from 'node:timers/promises';
import { ConfigError, type StartConfig } from '../config';
import { listenProblem } from '../listen-problem';

const portNames = ['PORT', 'WORKER_PORT', 'PREVIEW_PORT'] as const;

/**
 * A moment of patience, because the servers of a start that was killed need one to notice.
 * @throws ConfigError that names the variable and a port that is free
 */
export async function requireFreePorts(config: StartConfig, patienceMs = 5_000): Promise<void> {
  const deadline = performance.now() + patienceMs;
  for (const name of portNames) {
    const port = config[name];
    for (;;) {
      const problem = await listenProblem(port, config.HOST);
      if (problem === null) break;
      if (problem === 'EADDRNOTAVAIL' || problem === 'ENOTFOUND') {
        throw new ConfigError(
          `HOST is "${config.HOST}", which is not an address of this machine, for example HOST=127.0.0.1.`,
        );
      }
      if (problem === 'EACCES') {
        throw new ConfigError(
          `${name} is "${port}", which this user may not open: choose one above 1023, for example ${name}=${port + 8000}.`,
        );
      }
      if (performance.now() > deadline) {
        throw new ConfigError(
          `Port ${port} is in use by another program. Choose another one: ${name}=${await freePortAfter(port, config)} npm start`,
        );
      }
      await delay(100);
    }
  }
}

async function freePortAfter(port: number, config: StartConfig): Promise<number> {
  const chosen = new Set(portNames.map((name) => config[name]));
  for (let candidate = port + 1; candidate <= 65_535; candidate += 1) {
    if (!chosen.has(candidate) && (await listenProblem(candidate, config.HOST)) === null) {
      return candidate;
    }
  }
  return port;
}
