import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * Installs the Claude CLI that the tests run, at the version of package-lock.json, for nobody but
 * the tests: the product uses the CLI of the person who starts it. Does nothing when it is there.
 * Install scripts stay off; the tests start the platform's binary directly.
 */
export function installTestingCli() {
  const folder = path.dirname(fileURLToPath(import.meta.url));
  const lockfile = readFileSync(path.join(folder, 'package-lock.json'));
  const stamp = createHash('sha256')
    .update(lockfile)
    .update(`${process.platform} ${process.arch}`)
    .digest('hex');
  const stampFile = path.join(folder, 'node_modules/.planline-installed');
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp) return;
  // --include=optional: the binary is an optional dependency, and a configuration may omit those.
  const { status, stdout, stderr, error } = spawnSync(
    process.platform === 'win32' ? 'npm.cmd' : 'npm',
    ['ci', '--no-audit', '--no-fund', '--ignore-scripts', '--include=optional', '--loglevel=error'],
    { cwd: folder, encoding: 'utf8', shell: process.platform === 'win32' },
  );
  if (status !== 0) {
    throw new Error(`npm ci in ${folder} failed: ${error?.message ?? `${stdout}${stderr}`.trim()}`);
  }
  writeFileSync(stampFile, stamp);
}

if (process.argv[1] && path.resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  installTestingCli();
}
