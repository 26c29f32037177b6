import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { checkout } from './checkout.mjs';
import { digestOf, readStamp, writeStamp } from './content-stamp.mjs';
import { pnpmCommand } from './pnpm.mjs';
import { runLogged } from './step.mjs';

function manifests() {
  const folders = ['packages', 'apps'].flatMap((parent) =>
    readdirSync(path.join(checkout, parent)).map((name) => `${parent}/${name}`),
  );
  const others = ['', 'e2e', 'bench', 'docs/examples/ask-and-build'];
  return [...folders, ...others].map((folder) => path.join(folder, 'package.json'));
}

/** Installs from the lockfile, and only when the lockfile, a manifest, a patch or the platform changed. */
export async function ensureInstalled() {
  const digest = digestOf(
    ['pnpm-lock.yaml', 'pnpm-workspace.yaml', 'patches', ...manifests()],
    `${process.platform} ${process.arch} ${process.versions.modules}`,
  );
  const isThere = existsSync(path.join(checkout, 'node_modules/.modules.yaml'));
  if (isThere && readStamp('install') === digest) return;
  await runLogged({
    title: 'Installing packages',
    ...pnpmCommand(['install', '--frozen-lockfile']),
    cwd: checkout,
    // CI=true: pnpm may replace a node_modules of another version without asking a terminal.
    env: { ...process.env, CI: 'true', npm_config_update_notifier: 'false' },
    logName: 'install',
  });
  writeStamp('install', digest);
}
