import { mkdir } from 'node:fs/promises';
import { DomainError } from '@planline/contracts/domain-error';
import type { ProjectId } from '@planline/contracts/ids';
import { ensureSnapshot, removeTree } from '@planline/engine/workspace/snapshots';
import { treeDigest } from '@planline/engine/workspace/tree-digest';
import type { WorkerContext } from '../context';
import { ensureBaseCommit } from './ensure-base-commit';

export interface PlanSnapshot {
  path: string;
  /** Private to the project; outlives the run. */
  stateDirectory: string;
  commitSha: string;
  /** Project-relative paths. */
  files(): Iterable<string>;
  /** The digest of the tree, when it is what it was before. @throws ENGINE_CHANGED_FILES */
  requireUnchanged(): Promise<string>;
}

/** The read-only files that a plan run sees, with the proof that it left them alone. */
export async function openPlanSnapshot(
  ctx: Pick<WorkerContext, 'storage'>,
  projectId: ProjectId,
  version: { commitSha: string } | null,
  signal: AbortSignal,
): Promise<PlanSnapshot> {
  const commit = await ensureBaseCommit(ctx, projectId, version);
  const path = await ensureSnapshot(ctx.storage, projectId, commit, signal);
  const stateDirectory = ctx.storage.engineState(projectId);
  await mkdir(stateDirectory, { recursive: true, mode: 0o700 });
  const before = await treeDigest(path);
  return {
    path,
    stateDirectory,
    commitSha: commit,
    files: () => before.files.keys(),
    async requireUnchanged() {
      const after = await treeDigest(path);
      if (after.digest === before.digest) return after.digest;
      // The next run must not read what this one left: it gets the commit's own files again.
      await removeTree(path);
      throw new DomainError('ENGINE_CHANGED_FILES', {});
    },
  };
}
