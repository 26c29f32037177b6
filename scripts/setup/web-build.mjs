import { existsSync } from 'node:fs';
import path from 'node:path';
import { checkout } from './checkout.mjs';
import { digestOf, readStamp, writeStamp } from './content-stamp.mjs';
import { currentHolder } from './start-lock.mjs';
import { runLogged, StepFailed } from './step.mjs';

const web = path.join(checkout, 'apps/web');

/** Builds the pages, and only when a file that can end up in them changed. */
export async function ensureWebBuilt() {
  const digest = digestOf(
    ['apps/web', 'packages', 'pnpm-lock.yaml', 'tsconfig.base.json'],
    process.versions.node,
  );
  if (existsSync(path.join(web, '.next/BUILD_ID')) && readStamp('web-build') === digest) return;
  const holder = currentHolder();
  if (holder !== null && holder.pid !== process.pid) {
    throw new StepFailed(
      `Process ${holder.pid} is serving the pages of this checkout, and they need a new build: stop it first.`,
    );
  }
  await runLogged({
    title: 'Building the pages',
    command: process.execPath,
    args: [path.join(web, 'node_modules/next/dist/bin/next'), 'build'],
    cwd: web,
    env: { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' },
    logName: 'web-build',
  });
  writeStamp('web-build', digest);
}
