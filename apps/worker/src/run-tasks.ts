import { type JobName, type JobPayload, jobPayloads } from '@planline/contracts/job';
import { Logger as QueueLogger, run, type Task, type TaskList } from 'graphile-worker';
import type { Logger } from 'pino';
import type { WorkerMetrics } from './http/metrics';

/** One verb per job; `shutdown` fires when the process is about to end. */
export type Tasks = {
  [N in JobName]: (payload: JobPayload<N>, shutdown: AbortSignal) => Promise<unknown>;
};

export interface RunTasksInput {
  databaseUrl: string;
  concurrency: number;
  tasks: Tasks;
  logger: Logger;
  metrics: WorkerMetrics;
  /** Given to every job. */
  shutdown: AbortSignal;
}

export interface RunningTasks {
  isRunning(): boolean;
  /** Takes no more jobs and resolves when those under way have ended. */
  stop(): Promise<void>;
}

/** A lost notification delays a job by no more than this. */
const pollIntervalMs = 500;

/**
 * In UTC; any number of workers, one job. A night in which nothing ran is made up for at the next start.
 */
const crontab = '17 3 * * * reconcile-books ?fill=1d&max=5';

/** Works the queue in this process. */
export async function runTasks(input: RunTasksInput): Promise<RunningTasks> {
  let isRunning = true;
  const taskList: TaskList = Object.fromEntries(
    (Object.keys(jobPayloads) as JobName[]).map((name) => [name, toTask(name, input)]),
  );
  const runner = await run({
    connectionString: withoutWaitingForDisk(input.databaseUrl),
    concurrency: input.concurrency,
    pollInterval: pollIntervalMs,
    maxPoolSize: Math.max(4, Math.min(10, input.concurrency + 2)),
    noHandleSignals: true,
    taskList,
    crontab,
    logger: queueLogger(input.logger),
  });
  runner.promise
    .catch((error: unknown) => input.logger.error({ err: error }, 'the queue has stopped'))
    .finally(() => {
      isRunning = false;
    });
  return { isRunning: () => isRunning, stop: () => runner.stop() };
}

/**
 * The queue's own connections only say who has which job and that it is done. A crash of the server may
 * forget that: the job runs once more and finds its run taken. Jobs themselves are added elsewhere, durably.
 */
function withoutWaitingForDisk(databaseUrl: string): string {
  const url = new URL(databaseUrl);
  const options = url.searchParams.get('options');
  url.searchParams.set('options', `${options ? `${options} ` : ''}-c synchronous_commit=off`);
  return url.href;
}

function toTask<N extends JobName>(name: N, input: RunTasksInput): Task {
  return async (raw, helpers) => {
    const payload = jobPayloads[name].parse(raw) as JobPayload<N>;
    const endTimer = input.metrics.jobSeconds.startTimer({ job: name });
    const logger = input.logger.child({ job: name, jobId: String(helpers.job.id), ...payload });
    try {
      await input.tasks[name](payload, input.shutdown);
      input.metrics.jobs.inc({ job: name, outcome: 'ok' });
    } catch (error) {
      input.metrics.jobs.inc({ job: name, outcome: 'failed' });
      logger.error({ err: error }, 'job failed');
      throw error;
    } finally {
      endTimer();
    }
  };
}

/** The queue's own words, at our levels; its "info" is about every job and belongs to debug. */
function queueLogger(logger: Logger): QueueLogger {
  const levels = { error: 'error', warning: 'warn', info: 'debug', debug: 'trace' } as const;
  return new QueueLogger(() => (level, message) => {
    logger[levels[level as keyof typeof levels] ?? 'debug']({ part: 'queue' }, message);
  });
}
