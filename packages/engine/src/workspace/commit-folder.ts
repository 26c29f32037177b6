import { mkdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { gitIdentity, runGit } from './git';

export interface RepositoryHead {
  /** Full object name of the commit that `main` points at. */
  commit: string;
  fileCount: number;
}

/**
 * Turns a folder of files into the first commit of a new bare repository. The repository appears at its
 * place by one rename: an import that fails leaves nothing behind.
 */
export async function commitFolder(input: {
  folder: string;
  repository: string;
  message: string;
  date?: string;
  signal?: AbortSignal;
}): Promise<RepositoryHead> {
  const staged = `${input.repository}.${crypto.randomUUID()}.new`;
  try {
    await mkdir(path.dirname(input.repository), { recursive: true });
    await runGit(['init', '--quiet', '--bare', '--template=', staged], { cwd: input.folder });
    const commit = await commitTree({ ...input, gitDirectory: staged, parent: null });
    await runGit(['update-ref', 'refs/heads/main', commit], { cwd: staged });
    const head = { commit, fileCount: await countFiles(staged, commit) };
    await rename(staged, input.repository);
    return head;
  } finally {
    await rm(staged, { recursive: true, force: true });
  }
}

/** Commits everything in `folder` (respecting its .gitignore) on top of `parent`; no index is left behind. */
export async function commitTree(input: {
  gitDirectory: string;
  folder: string;
  parent: string | null;
  message: string;
  date?: string;
  signal?: AbortSignal;
}): Promise<string> {
  const index = path.join(input.gitDirectory, `index-${crypto.randomUUID()}`);
  const env = { GIT_INDEX_FILE: index, ...gitIdentity(undefined, undefined, input.date) };
  const common = { cwd: input.folder, env, ...(input.signal ? { signal: input.signal } : {}) };
  const at = [`--git-dir=${input.gitDirectory}`, `--work-tree=${input.folder}`];
  try {
    await runGit([...at, 'add', '--all', '--', '.'], common);
    const tree = (await runGit([...at, 'write-tree'], common)).trim();
    const parents = input.parent ? ['-p', input.parent] : [];
    return (
      await runGit([...at, 'commit-tree', tree, ...parents, '-F', '-'], {
        ...common,
        input: input.message,
      })
    ).trim();
  } finally {
    await rm(index, { force: true });
  }
}

export async function countFiles(repository: string, commit: string): Promise<number> {
  const names = await runGit(['ls-tree', '-r', '-z', '--name-only', commit], { cwd: repository });
  return names.split('\0').filter(Boolean).length;
}
