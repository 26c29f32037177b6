import { readdir, readFile, realpath } from 'node:fs/promises';
import path from 'node:path';
import { runGit } from './git';
import { historyDepth } from './import-limits';

/**
 * The program that reads the other repository. It is a constant that a shell reads; no protocol is open
 * to it, because a partial clone would fetch what it lacks by a command of its own configuration
 * (CVE-2024-32004).
 */
const uploadPack = 'GIT_ALLOW_PROTOCOL=none git upload-pack';

/**
 * The commits reachable from HEAD, bounded in depth: no hooks, no configuration, no tags.
 * @returns the commit of HEAD; null for a folder that is no repository, has no commit, or takes objects
 *   from places that `isAllowed` does not let in
 */
export async function fetchLocalHistory(input: {
  folder: string;
  /** The bare repository that receives it. */
  repository: string;
  isAllowed: (realPath: string) => boolean;
  signal?: AbortSignal | undefined;
}): Promise<string | null> {
  const { folder, repository, signal } = input;
  const common = await gitDirectoryOf(folder);
  if (common === null || !(await takesObjectsFrom(common, input.isAllowed))) return null;
  const head = await revision(['rev-parse', '--verify', '--quiet', 'HEAD^{commit}'], folder);
  if (head === null) return null;
  await runGit(
    [
      'fetch',
      '--quiet',
      '--no-tags',
      '--no-recurse-submodules',
      '--update-shallow',
      `--depth=${historyDepth}`,
      `--upload-pack=${uploadPack}`,
      '--',
      folder,
      'HEAD:refs/heads/main',
    ],
    { cwd: repository, protocols: 'file', signal },
  );
  return head;
}

/** The repository whose top folder this is: one further up is not what was asked for. */
async function gitDirectoryOf(folder: string): Promise<string | null> {
  const top = await revision(['rev-parse', '--show-toplevel'], folder);
  if (top === null || (await realpath(top)) !== folder) return null;
  const common = await revision(['rev-parse', '--git-common-dir'], folder);
  return common === null ? null : realpath(path.resolve(folder, common)).catch(() => null);
}

async function revision(args: readonly string[], cwd: string): Promise<string | null> {
  return runGit(args, { cwd }).then(
    (output) => output.trim(),
    () => null,
  );
}

/** Links and `alternates` could bring in objects of a repository that the person may not read. */
async function takesObjectsFrom(
  gitDirectory: string,
  isAllowed: (realPath: string) => boolean,
  depth = 0,
): Promise<boolean> {
  const objects = path.join(gitDirectory, 'objects');
  return isAllowed(gitDirectory) && (await isClosedStore(objects, isAllowed, depth));
}

async function isClosedStore(
  objects: string,
  isAllowed: (realPath: string) => boolean,
  depth: number,
): Promise<boolean> {
  if (depth > 5 || !isAllowed(objects)) return false;
  for (const folder of [objects, path.join(objects, 'pack'), path.join(objects, 'info')]) {
    const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
    if (entries.some((entry) => entry.isSymbolicLink())) return false;
  }
  const list = await readFile(path.join(objects, 'info/alternates'), 'utf8').catch(() => '');
  for (const line of list.split('\n').filter((one) => one !== '' && !one.startsWith('#'))) {
    const other = await realpath(path.resolve(objects, line)).catch(() => null);
    if (other === null || !(await isClosedStore(other, isAllowed, depth + 1))) return false;
  }
  return true;
}
