import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { checkout } from './checkout.mjs';

/** The version that `packageManager` names: the one place where it is written down. */
export function pnpmVersion(root = checkout) {
  const { packageManager } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
  const version = /^pnpm@([^+]+)/.exec(packageManager ?? '')?.[1];
  if (!version) throw new Error('package.json: packageManager must name pnpm@<version>');
  return version;
}

/**
 * The command that runs pnpm at the right version. Through npm's own `npx`, which every Node has:
 * corepack is not in newer ones and fails on registries that do not sign as npmjs.org does.
 * `--yes` because a user's npmrc may say `yes=false`.
 * @returns {{ command: string, args: string[] }}
 */
export function pnpmCommand(args) {
  const version = pnpmVersion();
  const present = spawnSync('pnpm', ['--version'], { cwd: checkout, encoding: 'utf8' });
  return present.status === 0 && present.stdout.trim() === version
    ? { command: 'pnpm', args }
    : { command: 'npx', args: ['--yes', `pnpm@${version}`, ...args] };
}
