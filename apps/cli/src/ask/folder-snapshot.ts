import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { detectFramework } from '@planline/engine/workspace/detect-framework';
import { createFolderStorage } from '@planline/engine/workspace/folder-storage';
import { runGit } from '@planline/engine/workspace/git';
import { defaultImportLimits } from '@planline/engine/workspace/import-limits';
import { importLocalPath } from '@planline/engine/workspace/import-local-path';
import { ensureSnapshot, removeTree } from '@planline/engine/workspace/snapshots';

export interface FolderSnapshot extends AsyncDisposable {
  /** Absolute path of the read-only copy. */
  path: string;
  /** The bare repository behind it, with the folder's history where it has one. */
  repository: string;
  commit: string;
  framework: string | null;
  lastModified: string;
}

const projectId = 'asked';

/**
 * A read-only copy of a folder, as an import takes it: ignored files stay out, what is not committed
 * is in. The engine sees only the copy, so that the folder itself cannot be changed. Gone when disposed.
 * @throws DomainError IMPORT_TOO_LARGE, IMPORT_UNSAFE_ENTRY, IMPORT_FAILED
 */
export async function snapshotOf(folder: string, signal: AbortSignal): Promise<FolderSnapshot> {
  const root = await mkdtemp(path.join(tmpdir(), 'planline-ask-'));
  try {
    const storage = await createFolderStorage(root);
    const repository = storage.repository(projectId);
    const { commit } = await importLocalPath({
      path: folder,
      allowedRoots: [folder],
      repository,
      limits: defaultImportLimits,
      signal,
    });
    const snapshot = await ensureSnapshot(storage, projectId, commit, signal);
    const date = await runGit(['log', '-1', '--format=%cI', commit], { cwd: repository });
    return {
      path: snapshot,
      repository,
      commit,
      framework: await detectFramework(snapshot),
      lastModified: new Date(date.trim()).toISOString(),
      [Symbol.asyncDispose]: () => removeTree(root),
    };
  } catch (error) {
    await removeTree(root);
    throw error;
  }
}
