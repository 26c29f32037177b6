import { startWorker, type WorkerProcess } from './composition/start';
import { readWorkerConfig } from './config';

/** The worker process: one clear line when it cannot start, an orderly end when it is asked to stop. */
const worker = await startOrExit();
let isStopping = false;
for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.on(signal, async () => {
    if (isStopping) return;
    isStopping = true;
    process.exit((await worker.close()) ? 0 : 1);
  });
}

async function startOrExit(): Promise<WorkerProcess> {
  try {
    return await startWorker(readWorkerConfig(process.env));
  } catch (error) {
    console.error(`The worker cannot start: ${error instanceof Error ? error.message : error}`);
    process.exit(1);
  }
}
