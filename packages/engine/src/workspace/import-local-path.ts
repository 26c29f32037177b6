import { realpath, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { DomainError } from '@planline/contracts/domain-error';
import { commitTree, listIgnored, type RepositoryHead } from './commit-folder';
import { GitError, runGit } from './git';
import type { ImportLimits } from './import-limits';
import { inspectTree } from './inspect-tree';
import { fetchLocalHistory } from './local-history';
import { scanFolder } from './scan-folder';
import { withSizeLimit } from './watch-size';

export interface ImportLocalPathInput {
  path: string;
  /** Absolute folders; the path must lie in one of them after links are resolved. */
  allowedRoots: readonly string[];
  repository: string;
  limits: ImportLimits;
  signal?: AbortSignal;
}

/**
 * Imports a folder of this machine. A git repository keeps its history, with what is not committed as one
 * commit on top (ignored files stay out); any other folder becomes one commit. The folder is only read.
 * @throws IMPORT_PATH_REFUSED, IMPORT_TOO_LARGE, IMPORT_UNSAFE_ENTRY, IMPORT_FAILED
 */
export async function importLocalPath(input: ImportLocalPathInput): Promise<RepositoryHead> {
  const { limits, signal, repository } = input;
  const { folder, isAllowed } = await allowedFolder(input.path, input.allowedRoots);
  const staged = `${repository}.${crypto.randomUUID()}.new`;
  try {
    await runGit(['init', '--quiet', '--bare', '--template=', staged], { cwd: folder });
    const parent = await withSizeLimit(staged, limits.maxHistoryBytes, signal, (bounded) =>
      fetchLocalHistory({ folder, repository: staged, isAllowed, signal: bounded }),
    );
    const tree = { gitDirectory: staged, folder, parent, signal };
    const ignored = await listIgnored(tree);
    await scanFolder(folder, limits, { isIgnored: (relative) => ignored.has(relative), signal });
    const message = parent === null ? 'Import\n' : 'Working tree at import\n';
    const tip = await commitTree({ ...tree, message });
    const commit = parent !== null && (await isSameTree(staged, parent, tip)) ? parent : tip;
    await runGit(['update-ref', 'refs/heads/main', commit], { cwd: staged });
    const { fileCount } = await inspectTree(staged, commit, limits, signal);
    signal?.throwIfAborted();
    await rename(staged, repository);
    return { commit, fileCount };
  } catch (error) {
    if (error instanceof GitError)
      throw new DomainError('IMPORT_FAILED', { reason: 'git' }, { cause: error });
    throw error;
  } finally {
    await rm(staged, { recursive: true, force: true, maxRetries: 3 });
  }
}

async function allowedFolder(
  given: string,
  roots: readonly string[],
): Promise<{ folder: string; isAllowed: (realPath: string) => boolean }> {
  const refused = () => new DomainError('IMPORT_PATH_REFUSED', { path: given.slice(0, 200) });
  if (!path.isAbsolute(given)) throw refused();
  const realRoots = await Promise.all(roots.map((root) => realpath(root).catch(() => null)));
  const isAllowed = (candidate: string) =>
    realRoots.some((root) => root !== null && isInside(root, candidate));
  const folder = await realpath(given).catch(() => null);
  // A path that is not there is refused like one that is not allowed: nobody learns what exists.
  if (folder === null || !isAllowed(folder) || !(await stat(folder)).isDirectory()) throw refused();
  return { folder, isAllowed };
}

function isInside(root: string, candidate: string): boolean {
  const prefix = root.endsWith(path.sep) ? root : `${root}${path.sep}`;
  return candidate === root || candidate.startsWith(prefix);
}

async function isSameTree(repository: string, one: string, other: string): Promise<boolean> {
  const trees = await runGit(['rev-parse', `${one}^{tree}`, `${other}^{tree}`], {
    cwd: repository,
  });
  const [a, b] = trees.trim().split('\n');
  return a === b;
}
