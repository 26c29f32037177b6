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

/** A folder seen as a working tree of a repository that is somewhere else, on top of `parent`. */
export interface FolderTree {
  gitDirectory: string;
  folder: string;
  parent: string | null;
  signal?: AbortSignal | undefined;
}

/**
 * Commits everything in `folder` on top of `parent`, respecting its .gitignore: files that are tracked
 * stay even where they are ignored. No index is left behind.
 */
export async function commitTree(
  input: FolderTree & {
    message: string;
    date?: string;
    author?: { name: string; email: string };
  },
): Promise<string> {
  const identity = gitIdentity(input.author?.name, input.author?.email, input.date);
  return withIndex(input, async (git) => {
    await git(['add', '--all', '--', '.']);
    const tree = (await git(['write-tree'])).trim();
    const parents = input.parent === null ? [] : ['-p', input.parent];
    const commit = ['commit-tree', tree, ...parents, '-F', '-'];
    return (await git(commit, { input: input.message, env: identity })).trim();
  });
}

/** What a commit of the folder would leave out; folders end with a slash and stand for all that is in them. */
export async function listIgnored(input: FolderTree): Promise<Set<string>> {
  const flags = ['-z', '--others', '--ignored', '--exclude-standard', '--directory'];
  const listing = await withIndex(input, (git) => git(['ls-files', ...flags]));
  return new Set(listing.split('\0').filter(Boolean));
}

type RunGit = (
  args: readonly string[],
  extra?: { input?: string; env?: Record<string, string> },
) => Promise<string>;

async function withIndex<Result>(
  { gitDirectory, folder, parent, signal }: FolderTree,
  work: (git: RunGit) => Promise<Result>,
): Promise<Result> {
  const index = path.join(gitDirectory, `index-${crypto.randomUUID()}`);
  const at = [`--git-dir=${gitDirectory}`, `--work-tree=${folder}`];
  const git: RunGit = (args, extra) =>
    runGit([...at, '-c', `core.excludesFile=${neverCommitted}`, ...args], {
      cwd: folder,
      signal,
      ...extra,
      env: { GIT_INDEX_FILE: index, ...extra?.env },
    });
  try {
    if (parent !== null) await git(['read-tree', parent]);
    return await work(git);
  } finally {
    await rm(index, { force: true });
  }
}

export async function countFiles(repository: string, commit: string): Promise<number> {
  const names = await runGit(['ls-tree', '-r', '-z', '--name-only', commit], { cwd: repository });
  return names.split('\0').filter(Boolean).length;
}
