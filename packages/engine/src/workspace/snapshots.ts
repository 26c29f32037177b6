import { chmod, mkdir, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import type { FolderStorage } from './folder-storage';
import { runGit } from './git';
import { removeTree, setWritable } from './remove-tree';

export { removeTree };

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
    // A folder must be writable to be moved; the top one is closed after the move.
    await chmod(temporary, 0o755);
    await rename(temporary, target).catch(async (error) => {
      if (!(await exists(target))) throw error; // Another worker was faster: its copy is the same.
    });
    await chmod(target, 0o555);
    return target;
  } finally {
    await removeTree(temporary);
  }
}

/**
 * Writes the files of a commit into an existing empty folder: all of them, as `git archive` would not
 * (it leaves out what .gitattributes marks `export-ignore`, tests among others).
 */
export async function checkOutTree(
  repository: string,
  commit: string,
  folder: string,
  signal?: AbortSignal,
): Promise<void> {
  const index = path.join(repository, `index-${crypto.randomUUID()}`);
  try {
    await runGit(
      [`--git-dir=${repository}`, `--work-tree=${folder}`, 'read-tree', '--reset', '-u', commit],
      { cwd: folder, env: { GIT_INDEX_FILE: index }, signal },
    );
  } finally {
    await rm(index, { force: true });
  }
}

async function exists(target: string): Promise<boolean> {
  return stat(target).then(
    () => true,
    () => false,
  );
}
