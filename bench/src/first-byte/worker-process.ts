import { executePlanRun } from '@planline/services/plan';
import { createWorkerMetrics } from '@planline/worker/http/metrics';
import { runTasks } from '@planline/worker/run-tasks';
import { openDependencies } from './dependencies';
import { createInstantEngine } from './instant-engine';

/** The worker: its real queue and its real executor, with an engine that answers at once. */
export type WorkerMessage = { type: 'ready' } | { type: 'answered'; ownMs: number };

const [databaseUrl = '', folder = ''] = process.argv.slice(2);
const tell = (message: WorkerMessage) => {
  if (process.connected) process.send?.(message);
};
const engine = createInstantEngine((ownMs) => tell({ type: 'answered', ownMs }));
const { deps, close } = await openDependencies({
  databaseUrl,
  folder,
  applicationName: 'bench-worker',
  engine,
});
const context = { ...deps, workerId: `bench-${process.pid}` };
const shutdown = new AbortController();
const nothing = async () => {};
const tasks = await runTasks({
  databaseUrl,
  concurrency: 8,
  logger: deps.logger,
  metrics: createWorkerMetrics(),
  shutdown: shutdown.signal,
  tasks: {
    'execute-plan-run': ({ runId }, signal) => executePlanRun(context, runId, signal),
    'execute-build-run': nothing,
    'import-project': nothing,
    'dispatch-queued-messages': nothing,
    'sweep-runs': nothing,
    'reconcile-books': nothing,
  },
});
process.once('disconnect', async () => {
  shutdown.abort();
  await tasks.stop();
  await close();
});
tell({ type: 'ready' });
