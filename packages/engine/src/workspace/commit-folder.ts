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

/** Made again by tools, or private to a machine: never committed unless the project's own .gitignore says so. */
const neverCommitted = path.join(import.meta.dirname, 'never-committed.txt');

/**
 * Commits everything in `folder` on top of `parent`, respecting its .gitignore: files that are tracked
 * stay even where they are ignored. No index is left behind.
 */
export async function commitTree(input: {
  gitDirectory: string;
  folder: string;
  parent: string | null;
  message: string;
  date?: string;
  author?: { name: string; email: string };
  signal?: AbortSignal;
}): Promise<string> {
  const index = path.join(input.gitDirectory, `index-${crypto.randomUUID()}`);
  const identity = gitIdentity(input.author?.name, input.author?.email, input.date);
  const options = {
    cwd: input.folder,
    env: { GIT_INDEX_FILE: index, ...identity },
    signal: input.signal,
  };
  const at = [`--git-dir=${input.gitDirectory}`, `--work-tree=${input.folder}`];
  try {
    if (input.parent !== null) await runGit([...at, 'read-tree', input.parent], options);
    const exclude = `core.excludesFile=${neverCommitted}`;
    await runGit([...at, '-c', exclude, 'add', '--all', '--', '.'], options);
    const tree = (await runGit([...at, 'write-tree'], options)).trim();
    const parents = input.parent === null ? [] : ['-p', input.parent];
    const message = { ...options, input: input.message };
    return (await runGit([...at, 'commit-tree', tree, ...parents, '-F', '-'], message)).trim();
  } finally {
    await rm(index, { force: true });
  }
}

export async function countFiles(repository: string, commit: string): Promise<number> {
  const names = await runGit(['ls-tree', '-r', '-z', '--name-only', commit], { cwd: repository });
  return names.split('\0').filter(Boolean).length;
}
