import { readWebConfig } from './config';
import { startWeb, type WebProcess } from './start';

/** The web process: one clear line when it cannot start, an orderly end when it is asked to stop. */
const web = await startOrExit();
let isStopping = false;
for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.on(signal, async () => {
    if (isStopping) return;
    isStopping = true;
    process.exit((await web.close()) ? 0 : 1);
  });
}

async function startOrExit(): Promise<WebProcess> {
  try {
    return await startWeb(readWebConfig(process.env));
  } catch (error) {
    console.error(`The web process cannot start: ${reasonOf(error)}`);
    process.exit(1);
  }
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { cause } = error;
  return cause instanceof Error ? `${error.message} (${cause.message})` : error.message;
}
