import { mkdir, readdir, rmdir } from 'node:fs/promises';
import path from 'node:path';
import { commitTree } from './commit-folder';
import type { FolderStorage } from './folder-storage';
import { GitError, runGit } from './git';
import { checkOutTree, removeTree } from './snapshots';

/**
 * The folder that one build may write: the files of its base commit, without `.git`, so that nothing in
 * it can reach the repository. It becomes a commit on the build's own branch.
 */
export interface Worktree {
  path: string;
  projectId: string;
  buildId: string;
  baseCommit: string;
}

export function buildBranch(buildId: string): string {
  return `planline/build-${buildId}`;
}

export async function createWorktree(
  storage: FolderStorage,
  projectId: string,
  buildId: string,
  baseCommit: string,
  signal?: AbortSignal,
): Promise<Worktree> {
  const folder = storage.worktree(projectId, buildId);
  await removeTree(folder);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await checkOutTree(storage.repository(projectId), baseCommit, folder, signal);
  return { path: folder, projectId, buildId, baseCommit };
}

/** Commits what the build left, on `planline/build-<id>`. Null when nothing differs from the base. */
export async function commitWorktree(
  storage: FolderStorage,
  worktree: Worktree,
  message: string,
  signal?: AbortSignal,
): Promise<string | null> {
  const repository = storage.repository(worktree.projectId);
  const commit = await commitTree({
    gitDirectory: repository,
    folder: worktree.path,
    parent: worktree.baseCommit,
    message,
    ...(signal ? { signal } : {}),
  });
  const trees = await runGit(['rev-parse', `${commit}^{tree}`, `${worktree.baseCommit}^{tree}`], {
    cwd: repository,
  });
  const [after, before] = trees.trim().split('\n');
  if (after === before) return null;
  await runGit(['update-ref', `refs/heads/${buildBranch(worktree.buildId)}`, commit], {
    cwd: repository,
  });
  return commit;
}

/**
 * Moves `main` on, if it still is where the build began.
 * @returns false when somebody else moved it in between
 */
export async function advanceMain(
  storage: FolderStorage,
  projectId: string,
  from: string,
  to: string,
): Promise<boolean> {
  try {
    await runGit(['update-ref', 'refs/heads/main', to, from], {
      cwd: storage.repository(projectId),
    });
    return true;
  } catch (error) {
    if (error instanceof GitError) return false;
    throw error;
  }
}

export async function removeWorktree(
  storage: FolderStorage,
  projectId: string,
  buildId: string,
): Promise<void> {
  await removeTree(storage.worktree(projectId, buildId));
}

/** Removes worktrees of builds that no longer run: what a killed worker left. */
export async function sweepWorktrees(
  storage: FolderStorage,
  isActive: (buildId: string) => boolean,
): Promise<string[]> {
  const top = path.join(storage.root, 'worktrees');
  const removed: string[] = [];
  for (const projectId of await readdir(top)) {
    for (const buildId of await readdir(path.join(top, projectId))) {
      if (isActive(buildId)) continue;
      await removeTree(path.join(top, projectId, buildId));
      removed.push(buildId);
    }
    // Stays when another build is in it.
    await rmdir(path.join(top, projectId)).catch(() => {});
  }
  return removed;
}
