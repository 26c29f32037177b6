import { realpath, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { DomainError } from '@planline/contracts/domain-error';
import { commitTree, type RepositoryHead } from './commit-folder';
import { GitError, runGit } from './git';
import type { ImportLimits } from './import-limits';
import { inspectTree } from './inspect-tree';
import { scanFolder } from './scan-folder';

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
  const folder = await allowedFolder(input.path, input.allowedRoots);
  await scanFolder(folder, input.limits);
  const staged = `${input.repository}.${crypto.randomUUID()}.new`;
  const signal = input.signal ? { signal: input.signal } : {};
  try {
    await runGit(['init', '--quiet', '--bare', '--template=', staged], { cwd: folder });
    const parent = await fetchHistory(folder, staged, signal);
    const tip = await commitTree({
      gitDirectory: staged,
      folder,
      parent,
      message: parent ? 'Working tree at import\n' : 'Import\n',
      ...signal,
    });
    const commit = parent && (await sameTree(staged, parent, tip)) ? parent : tip;
    await runGit(['update-ref', 'refs/heads/main', commit], { cwd: staged });
    const { fileCount } = await inspectTree(staged, commit, input.limits);
    await rename(staged, input.repository);
    return { commit, fileCount };
  } catch (error) {
    if (error instanceof GitError)
      throw new DomainError('IMPORT_FAILED', { reason: 'git' }, { cause: error });
    throw error;
  } finally {
    await rm(staged, { recursive: true, force: true });
  }
}

async function allowedFolder(given: string, roots: readonly string[]): Promise<string> {
  const refused = () => new DomainError('IMPORT_PATH_REFUSED', { path: given.slice(0, 200) });
  if (!path.isAbsolute(given)) throw refused();
  const resolvedRoots = await Promise.all(roots.map((root) => realpath(root).catch(() => null)));
  const folder = await realpath(given).catch(() => null);
  const inside = (candidate: string) =>
    resolvedRoots.some(
      (root) =>
        root !== null &&
        (candidate === root ||
          candidate.startsWith(root.endsWith(path.sep) ? root : `${root}${path.sep}`)),
    );
  // A path that is not there is refused like one that is not allowed: nobody learns what exists.
  if (folder === null || !inside(folder) || !(await stat(folder)).isDirectory()) throw refused();
  return folder;
}

/** The commits reachable from HEAD, copied object by object: no hooks, no alternates, no configuration. */
async function fetchHistory(
  folder: string,
  staged: string,
  signal: { signal?: AbortSignal },
): Promise<string | null> {
  const top = await runGit(['rev-parse', '--show-toplevel'], { cwd: folder }).catch(() => null);
  if (top === null || (await realpath(top.trim())) !== folder) return null;
  const head = await runGit(['rev-parse', '--verify', '--quiet', 'HEAD^{commit}'], {
    cwd: folder,
  }).catch(() => null);
  if (head === null) return null;
  await runGit(
    [
      'fetch',
      '--quiet',
      '--no-tags',
      '--no-recurse-submodules',
      '--',
      folder,
      'HEAD:refs/heads/main',
    ],
    {
      cwd: staged,
      protocols: 'file',
      env: {
        GIT_CONFIG_COUNT: '1',
        GIT_CONFIG_KEY_0: 'uploadpack.packObjectsHook',
        GIT_CONFIG_VALUE_0: '',
      },
      ...signal,
    },
  );
  return head.trim();
}

async function sameTree(repository: string, one: string, other: string): Promise<boolean> {
  const trees = await runGit(['rev-parse', `${one}^{tree}`, `${other}^{tree}`], {
    cwd: repository,
  });
  const [a, b] = trees.trim().split('\n');
  return a === b;
}
