import { mkdir, readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { removeTree } from './remove-tree';

/**
 * Where the bytes of projects live. Everything a second machine would need goes through here: a folder
 * today, object storage when there are many machines. All methods give absolute paths.
 */
export interface FolderStorage {
  root: string;
  /** The project's bare repository. */
  repository(projectId: string): string;
  /** The read-only tree of one commit. */
  snapshot(projectId: string, commit: string): string;
  /** The folder a build may write. */
  worktree(projectId: string, buildId: string): string;
  artifact(versionId: string): string;
  previews: string;
  preview(versionId: string): string;
  /** Private to the project and kept between runs: AI transcripts, index caches. */
  engineState(projectId: string): string;
  upload(name: string): string;
  /** A fresh folder on the same file system, so that a rename into place is atomic. */
  makeTemporary(): Promise<string>;
  removeProject(projectId: string): Promise<void>;
}

const safeName = /^[A-Za-z0-9][A-Za-z0-9_-]{0,79}$/u;

/** @throws Error for a name that could be anything but one folder's own name */
function named(name: string): string {
  if (!safeName.test(name)) throw new Error(`not a storage name: ${JSON.stringify(name)}`);
  return name;
}

export async function createFolderStorage(root: string): Promise<FolderStorage> {
  const at = (...parts: string[]) => path.join(root, ...parts);
  const temporary = at('tmp');
  for (const folder of [
    'repositories',
    'snapshots',
    'worktrees',
    'artifacts',
    'previews',
    'engine-state',
    'uploads',
    'tmp',
  ])
    await mkdir(at(folder), { recursive: true, mode: 0o700 });
  await sweepTemporary(temporary);
  return {
    root,
    repository: (projectId) => at('repositories', `${named(projectId)}.git`),
    snapshot: (projectId, commit) => at('snapshots', named(projectId), named(commit)),
    worktree: (projectId, buildId) => at('worktrees', named(projectId), named(buildId)),
    artifact: (versionId) => at('artifacts', `${named(versionId)}.tar.gz`),
    previews: at('previews'),
    // In lower case, as in the host name that it is served under.
    preview: (versionId) => at('previews', named(versionId).toLowerCase()),
    engineState: (projectId) => at('engine-state', named(projectId)),
    upload: (name) => at('uploads', named(name)),
    async makeTemporary() {
      const folder = path.join(temporary, `${process.pid}-${crypto.randomUUID()}`);
      await mkdir(folder, { mode: 0o700 });
      return folder;
    },
    async removeProject(projectId) {
      const repositories = at('repositories');
      // With what an import that was killed left beside the repository.
      const own = (await readdir(repositories)).filter(
        (name) => name === `${named(projectId)}.git` || name.startsWith(`${projectId}.git.`),
      );
      for (const folder of [
        ...own.map((name) => path.join(repositories, name)),
        at('snapshots', projectId),
        at('worktrees', projectId),
        at('engine-state', projectId),
      ])
        await removeTree(folder);
    },
  };
}

/** Longer than any import or checkout takes. */
const abandonedAfterMs = 60 * 60_000;

/**
 * Temporary folders bear the number of their process: old ones of processes that are gone belong to nobody.
 * (A young one may be of another machine that shares the disk and counts its processes by itself.)
 */
async function sweepTemporary(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    const pid = Number(/^(\d+)-/u.exec(name)?.[1]);
    const place = path.join(folder, name);
    const stats = await stat(place).catch(() => null);
    const isOld = stats !== null && Date.now() - stats.mtimeMs > abandonedAfterMs;
    if (isOld && pid > 0 && !isRunning(pid)) await removeTree(place);
  }
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
