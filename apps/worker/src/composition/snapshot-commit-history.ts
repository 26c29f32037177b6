import path from 'node:path';
import {
  type CommitHistory,
  readCommitHistory,
} from '@planline/engine/local/code-index/commit-history';
import type { FolderStorage } from '@planline/engine/workspace/folder-storage';

/**
 * A snapshot has no `.git`: its past is that of the project's repository. The local engine knows only the
 * snapshot's path, `…/<project>/<commit>`; a path that is not of this storage has no history.
 */
export function snapshotCommitHistory(
  storage: Pick<FolderStorage, 'snapshot' | 'repository'>,
): CommitHistory {
  return async (snapshotPath) => {
    const commit = path.basename(snapshotPath);
    const projectId = path.basename(path.dirname(snapshotPath));
    if (storage.snapshot(projectId, commit) !== snapshotPath) return [];
    return readCommitHistory([`--git-dir=${storage.repository(projectId)}`], commit);
  };
}
