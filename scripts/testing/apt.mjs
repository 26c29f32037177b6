import { spawnSync } from 'node:child_process';
import { runLogged, StepFailed } from '../setup/step.mjs';
import { findOnPath } from './on-path.mjs';

/** @returns {string[] | null} what to put before `apt-get` so that it may install, or null when it may not */
function aptPrefix() {
  if (findOnPath('apt-get') === null) return null;
  if (process.getuid?.() === 0) return [];
  const sudo = findOnPath('sudo');
  const isAllowed =
    sudo !== null && spawnSync(sudo, ['-n', 'true'], { timeout: 5_000 }).status === 0;
  return isAllowed ? [sudo, '-n'] : null;
}

let listsAreFresh = false;

/**
 * Installs a package of the distribution without asking anything.
 * @returns {Promise<string | null>} why it could not, as one line, or null
 */
export async function aptInstall(name) {
  const prefix = aptPrefix();
  if (prefix === null) return 'no apt-get, or no right to use it';
  const apt = (title, logName, args) => {
    const [command, ...rest] = [
      ...prefix,
      'env',
      'DEBIAN_FRONTEND=noninteractive',
      'apt-get',
      '-o',
      'DPkg::Lock::Timeout=120',
      '-o',
      'Acquire::Retries=2',
      '-o',
      'Acquire::http::Timeout=20',
      ...args,
    ];
    return runLogged({ title, command, args: rest, logName });
  };
  try {
    if (!listsAreFresh) await apt('Reading the package lists', 'apt-update', ['update']);
    listsAreFresh = true;
    await apt(`Installing ${name}`, `apt-${name}`, [
      'install',
      '-y',
      '--no-install-recommends',
      name,
    ]);
    return null;
  } catch (error) {
    if (error instanceof StepFailed) return error.message;
    throw error;
  }
}
