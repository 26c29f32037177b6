import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chown, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import type { PostgresBinaries } from './postgres-binaries';
import { isAlive } from './postmaster-file';
import { spawnIdentity, unprivileged } from './unprivileged';

const run = promisify(execFile);

/**
 * Makes the cluster if there is none. It appears by a rename: an initdb that was killed leaves nothing half made,
 * and of two that run at the same time one wins and both have the same password.
 */
export async function ensureCluster(input: {
  clusterDirectory: string;
  passwordFile: string;
  binaries: PostgresBinaries;
}): Promise<{ password: string }> {
  const { clusterDirectory, passwordFile, binaries } = input;
  const password = await ensurePassword(passwordFile);
  if (await isCluster(clusterDirectory)) return { password };

  await refuseOtherMajor(clusterDirectory);
  await removeAbandoned(clusterDirectory);
  const workDirectory = `${clusterDirectory}.initdb-${process.pid}-${randomBytes(4).toString('hex')}`;
  const data = path.join(workDirectory, 'data');
  const passwordCopy = path.join(workDirectory, 'password');
  await mkdir(data, { recursive: true, mode: 0o700 });
  await writeFile(passwordCopy, password, { mode: 0o600 });
  try {
    const initdb = unprivileged(binaries.initdb, [
      ...['-D', data, '-U', 'postgres', '-A', 'scram-sha-256', '--pwfile', passwordCopy],
      ...['-E', 'UTF8', '--locale=C', '--no-instructions'],
    ]);
    if (initdb.identity) {
      for (const file of [workDirectory, data, passwordCopy]) {
        await chown(file, initdb.identity.uid, initdb.identity.gid);
      }
    }
    await run(initdb.command, initdb.args, {
      ...spawnIdentity(initdb),
      env: { ...process.env, ...binaries.environment },
    });
    await rename(data, clusterDirectory).catch(async (error) => {
      if (!(await isCluster(clusterDirectory))) throw error;
    });
  } finally {
    await rm(workDirectory, { recursive: true, force: true });
  }
  return { password };
}

async function ensurePassword(file: string): Promise<string> {
  const fresh = randomBytes(24).toString('base64url');
  const isNew = await writeFile(file, fresh, { mode: 0o600, flag: 'wx' }).then(
    () => true,
    (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error;
      return false;
    },
  );
  return isNew ? fresh : (await readFile(file, 'utf8')).trim();
}

async function isCluster(directory: string): Promise<boolean> {
  return readFile(path.join(directory, 'PG_VERSION'), 'utf8').then(
    () => true,
    () => false,
  );
}

/** An empty cluster beside one with data would look like a loss of everything. */
async function refuseOtherMajor(clusterDirectory: string): Promise<void> {
  const parent = path.dirname(clusterDirectory);
  const other = (await readdir(parent)).find((name) => /^cluster-\d+$/.test(name));
  if (other === undefined) return;
  throw new Error(
    `The data in ${path.join(parent, other)} belongs to another version of PostgreSQL than the one found here (${path.basename(clusterDirectory)}).`,
  );
}

async function removeAbandoned(clusterDirectory: string): Promise<void> {
  const parent = path.dirname(clusterDirectory);
  const prefix = `${path.basename(clusterDirectory)}.initdb-`;
  for (const name of await readdir(parent)) {
    if (name.startsWith(prefix) && !isAlive(Number.parseInt(name.slice(prefix.length), 10))) {
      await rm(path.join(parent, name), { recursive: true, force: true });
    }
  }
}
