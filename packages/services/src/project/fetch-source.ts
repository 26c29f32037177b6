import type { JobPayload } from '@planline/contracts/job';
import type { RepositoryHead } from '@planline/engine/workspace/commit-folder';
import type { FolderStorage } from '@planline/engine/workspace/folder-storage';
import { importArchive } from '@planline/engine/workspace/import-archive';
import { importGitUrl } from '@planline/engine/workspace/import-git-url';
import { defaultImportLimits, type ImportLimits } from '@planline/engine/workspace/import-limits';
import { importLocalPath } from '@planline/engine/workspace/import-local-path';
import { importSample } from '@planline/engine/workspace/import-sample';

export interface ImportOptions {
  /** Absolute folders of this machine from which a project may be taken. */
  allowedRoots: readonly string[];
  limits?: ImportLimits;
  /** For tests and single-user machines: lets `file://` addresses in. */
  allowFileProtocol?: boolean;
  signal?: AbortSignal;
}

/** Puts the source of an import into the project's repository; a failure leaves no repository. */
export async function fetchSource(
  storage: FolderStorage,
  { projectId, source }: JobPayload<'import-project'>,
  options: ImportOptions,
): Promise<RepositoryHead> {
  const { signal, limits = defaultImportLimits } = options;
  const target = { repository: storage.repository(projectId), limits, signal };
  switch (source.type) {
    case 'path':
      return importLocalPath({ ...target, path: source.path, allowedRoots: options.allowedRoots });
    case 'git':
      return importGitUrl({
        ...target,
        url: source.url,
        allowFileProtocol: options.allowFileProtocol,
      });
    case 'archive':
      return importArchive({
        ...target,
        file: storage.upload(source.file),
        fileName: source.fileName,
        temporary: await storage.makeTemporary(),
      });
    case 'sample':
      return importSample(target);
  }
}
