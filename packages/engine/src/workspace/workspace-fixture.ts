import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { createFolderStorage, type FolderStorage } from './folder-storage';
import { removeTree } from './snapshots';

/** A storage and a scratch folder of a test's own; gone afterwards. */
export interface WorkspaceFixture extends AsyncDisposable {
  storage: FolderStorage;
  scratch: string;
  write(files: Record<string, string>, folder?: string): Promise<string>;
}

export async function createWorkspaceFixture(): Promise<WorkspaceFixture> {
  const root = await mkdtemp(path.join(os.tmpdir(), 'planline-workspace-'));
  const storage = await createFolderStorage(path.join(root, 'storage'));
  const scratch = path.join(root, 'scratch');
  await mkdir(scratch);
  return {
    storage,
    scratch,
    async write(files, folder = path.join(scratch, 'project')) {
      for (const [name, content] of Object.entries(files)) {
        await mkdir(path.dirname(path.join(folder, name)), { recursive: true });
        await writeFile(path.join(folder, name), content);
      }
      return folder;
    },
    async [Symbol.asyncDispose]() {
      await removeTree(root);
      await rm(root, { recursive: true, force: true });
    },
  };
}
