import { spawn } from 'node:child_process';
import { chmod, mkdir, opendir, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import type { FolderStorage } from './folder-storage';
import { runGit } from './git';
import { spawnEnvironment } from './spawn-environment';

/**
 * The tree of one commit as plain read-only files, made once and shared by all runs on that version.
 * There is no `.git` in it. (For root a mode keeps nobody out: the digest before and after is the proof.)
 */
export async function ensureSnapshot(
  storage: FolderStorage,
  projectId: string,
  commit: string,
  signal?: AbortSignal,
): Promise<string> {
  const target = storage.snapshot(projectId, commit);
  if (await exists(target)) return target;
  const temporary = await storage.makeTemporary();
  try {
    await checkOutTree(storage.repository(projectId), commit, temporary, signal);
    await setWritable(temporary, false);
    await mkdir(path.dirname(target), { recursive: true, mode: 0o700 });
    // Folders must be writable to be moved; the top one is closed after the move.
    await chmod(temporary, 0o755);
    await rename(temporary, target).catch(async (error) => {
      if (!(await exists(target))) throw error; // Another worker was faster: its copy is the same.
    });
    return target;
  } finally {
    await removeTree(temporary);
  }
}

/** Writes the files of a commit into an existing empty folder. */
export async function checkOutTree(
  repository: string,
  commit: string,
  folder: string,
  signal?: AbortSignal,
): Promise<void> {
  await runGit(['cat-file', '-e', `${commit}^{commit}`], { cwd: repository });
  await new Promise<void>((resolve, reject) => {
    const archive = spawn(
      'git',
      ['-c', 'core.attributesFile=/dev/null', 'archive', '--format=tar', commit],
      {
        cwd: repository,
        env: spawnEnvironment({
          PATH: process.env.PATH ?? '',
          HOME: '/nonexistent',
          GIT_CONFIG_NOSYSTEM: '1',
          GIT_CONFIG_GLOBAL: '/dev/null',
        }),
        stdio: ['ignore', 'pipe', 'ignore'],
        ...(signal ? { signal } : {}),
      },
    );
    const unpack = spawn('tar', ['-x', '-C', folder, '--no-same-owner'], {
      env: spawnEnvironment({ PATH: process.env.PATH ?? '' }),
      stdio: ['pipe', 'ignore', 'pipe'],
    });
    let problem = '';
    unpack.stderr.on('data', (chunk: Buffer) => {
      if (problem.length < 2_000) problem += chunk.toString('utf8');
    });
    unpack.stdin.on('error', () => {});
    archive.stdout.pipe(unpack.stdin);
    archive.once('error', reject);
    unpack.once('error', reject);
    unpack.once('close', (code) =>
      code === 0 ? resolve() : reject(new Error(`the snapshot could not be written: ${problem}`)),
    );
  });
}

async function exists(target: string): Promise<boolean> {
  return stat(target).then(
    () => true,
    () => false,
  );
}

/** Takes or gives the write permission of everything below; links are not followed. */
async function setWritable(folder: string, isWritable: boolean): Promise<void> {
  for await (const entry of await opendir(folder)) {
    const absolute = path.join(folder, entry.name);
    if (entry.isDirectory()) await setWritable(absolute, isWritable);
    else if (entry.isFile()) {
      const { mode } = await stat(absolute);
      await chmod(absolute, isWritable ? mode | 0o200 : mode & ~0o222);
    }
  }
  await chmod(folder, isWritable ? 0o755 : 0o555);
}

/** Removes a tree that may hold read-only folders. */
export async function removeTree(folder: string): Promise<void> {
  if (!(await exists(folder))) return;
  await setWritable(folder, true).catch(() => {});
  await rm(folder, { recursive: true, force: true, maxRetries: 3 });
}
