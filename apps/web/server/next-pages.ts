import path from 'node:path';
import next from 'next';
import type { WebConfig } from './config';
import type { RequestHandler } from './http/page-handler';

const webFolder = path.join(import.meta.dirname, '..');

export interface NextPages {
  handle: RequestHandler;
  close(): Promise<void>;
}

/** Next as a request handler of ours: it owns no socket and may be started from any folder. */
export async function startNextPages(config: WebConfig): Promise<NextPages> {
  process.env.NEXT_TELEMETRY_DISABLED = '1';
  // next-intl's plugin looks for its files from the working folder and takes no absolute path.
  process.chdir(webFolder);
  const pages = next({
    dev: !config.production,
    dir: webFolder,
    hostname: new URL(config.publicUrl).hostname,
    port: config.port,
    quiet: true,
  });
  await pages.prepare();
  const handle = pages.getRequestHandler();
  return {
    handle: (request, response) => handle(request, response),
    close: () => pages.close(),
  };
}
