import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { setTimeout as delay } from 'node:timers/promises';
import { type BackoffTimes, backoffDelay, restartTimes } from './backoff';
import { waitForHealth } from './health';

export interface ProcessPlan {
  name: string;
  command: string;
  args: readonly string[];
  cwd: string;
  env: NodeJS.ProcessEnv;
  healthUrl: string;
}

export type OutputName = 'stdout' | 'stderr';

export interface ProcessObserver {
  onLine(line: string, from: OutputName): void;
  onHealthy(): void;
  /** It ended without being asked to and is started again after `delayMs`. */
  onCrash(crash: { outcome: string; attempt: number; delayMs: number }): void;
}

export interface SupervisionTimes {
  restart: BackoffTimes;
  /** A process that was healthy for this long starts its next backoff from the beginning. */
  settledAfterMs: number;
  /** From SIGTERM to SIGKILL. */
  stopWithinMs: number;
}

export const supervisionTimes: SupervisionTimes = {
  restart: restartTimes,
  settledAfterMs: 30_000,
  stopWithinMs: 20_000,
};

export interface SupervisedProcess {
  /** Resolves when it is healthy for the first time. */
  ready: Promise<void>;
  readonly pid: number | undefined;
  /**
   * SIGTERM, then SIGKILL to its whole group when time is up or `atOnce` aborts. Resolves when it
   * is gone. Safe to call twice.
   */
  stop(atOnce?: AbortSignal): Promise<void>;
}

/** Keeps one process running until it is asked to stop; it never gives up, it only waits longer. */
export function supervise(
  plan: ProcessPlan,
  observer: ProcessObserver,
  times: SupervisionTimes = supervisionTimes,
): SupervisedProcess {
  const stopping = new AbortController();
  let child: ChildProcess | undefined;
  let becomeReady: () => void;
  const ready = new Promise<void>((resolve) => {
    becomeReady = resolve;
  });

  const runOnce = async (): Promise<{ outcome: string; healthyForMs: number }> => {
    const current = start(plan, observer.onLine);
    child = current;
    const ended = new AbortController();
    let healthyAt: number | undefined;
    const health = waitForHealth(plan.healthUrl, ended.signal).then(
      () => {
        healthyAt = performance.now();
        becomeReady();
        observer.onHealthy();
      },
      () => undefined,
    );
    const outcome = await outcomeOf(current);
    ended.abort();
    await health;
    // What it started itself must not outlive it: the next one would meet it on the same work.
    killGroup(current, 'SIGKILL');
    return {
      outcome,
      healthyForMs: healthyAt === undefined ? 0 : performance.now() - healthyAt,
    };
  };

  const keepRunning = async (): Promise<void> => {
    let attempt = 0;
    while (!stopping.signal.aborted) {
      const { outcome, healthyForMs } = await runOnce();
      if (stopping.signal.aborted) return;
      attempt = healthyForMs >= times.settledAfterMs ? 1 : attempt + 1;
      const delayMs = backoffDelay(attempt, times.restart);
      observer.onCrash({ outcome, attempt, delayMs });
      await delay(delayMs, undefined, { signal: stopping.signal }).catch(() => undefined);
    }
  };
  const finished = keepRunning();

  return {
    ready,
    get pid() {
      return child?.pid;
    },
    async stop(atOnce) {
      if (!stopping.signal.aborted) {
        stopping.abort();
        child?.kill('SIGTERM');
      }
      const kill = () => child && killGroup(child, 'SIGKILL');
      const killer = setTimeout(kill, times.stopWithinMs);
      if (atOnce?.aborted) kill();
      atOnce?.addEventListener('abort', kill, { once: true });
      await finished;
      clearTimeout(killer);
      atOnce?.removeEventListener('abort', kill);
    },
  };
}

/**
 * In a group of its own, so that a Ctrl-C in the terminal reaches the supervisor alone and it can
 * stop things in order; the `ipc` channel tells the child when the supervisor itself is gone.
 */
function start(plan: ProcessPlan, onLine: ProcessObserver['onLine']): ChildProcess {
  const child = spawn(plan.command, plan.args, {
    cwd: plan.cwd,
    env: plan.env,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  forwardLines(child.stdout, (line) => onLine(line, 'stdout'));
  forwardLines(child.stderr, (line) => onLine(line, 'stderr'));
  return child;
}

function forwardLines(stream: Readable | null, onLine: (line: string) => void): void {
  if (stream !== null) createInterface({ input: stream }).on('line', onLine);
}

async function outcomeOf(child: ChildProcess): Promise<string> {
  try {
    const [code, signal] = (await once(child, 'exit')) as [number | null, string | null];
    return signal ? `ended by ${signal}` : `exit code ${code}`;
  } catch (error) {
    return (error as Error).message;
  }
}

function killGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  if (child.pid === undefined) return;
  try {
    process.kill(-child.pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}
