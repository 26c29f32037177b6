import { execFileSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createFolderStorage } from '@planline/engine/workspace/folder-storage';
import { importSample } from '@planline/engine/workspace/import-sample';
import { expect, it } from 'vitest';
import { snapshotCommitHistory } from './snapshot-commit-history';

it('of an older snapshot ends at its commit, and no other path has any', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'planline-history-'));
  try {
    const storage = await createFolderStorage(folder);
    const repository = storage.repository('project');
    const { commit } = await importSample({ repository });
    const before = execFileSync('git', [`--git-dir=${repository}`, 'rev-parse', `${commit}~1`], {
      encoding: 'utf8',
    }).trim();
    const history = snapshotCommitHistory(storage);
    const [newest, ...older] = await history(storage.snapshot('project', commit));
    expect(newest).toBeDefined();
    const messages = (await history(storage.snapshot('project', before))).map(
      ({ message }) => message,
    );
    expect(messages).toEqual(older.map(({ message }) => message));
    expect(await history(path.join(folder, 'elsewhere', commit))).toEqual([]);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});
