import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, utimesSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createFolderStorage } from './folder-storage';
import { importSample } from './import-sample';
import { ensureSnapshot } from './snapshots';
import { createWorkspaceFixture, type WorkspaceFixture } from './workspace-fixture';

let fixture: WorkspaceFixture;
beforeEach(async () => {
  fixture = await createWorkspaceFixture();
});
afterEach(async () => {
  await fixture[Symbol.asyncDispose]();
});

describe('a name in the storage', () => {
  it.each(['../p1', 'a/b', '', '.', '..', '.hidden', 'a\0b', 'a b', 'x'.repeat(81), '-rf'])(
    'is not %j',
    (name) => {
      const { storage } = fixture;
      for (const place of [storage.repository, storage.preview, storage.artifact, storage.upload])
        expect(() => place(name)).toThrow('not a storage name');
      expect(() => storage.worktree('p1', name)).toThrow('not a storage name');
      expect(() => storage.snapshot(name, 'c')).toThrow('not a storage name');
    },
  );
});

describe('removing a project', () => {
  it('removes its read-only snapshots and what a killed import left, and nothing of another', async () => {
    const { storage } = fixture;
    const { commit } = await importSample({ repository: storage.repository('p1') });
    await ensureSnapshot(storage, 'p1', commit);
    await importSample({ repository: storage.repository('p10') });
    mkdirSync(`${storage.repository('p1')}.1234.new`);
    await storage.removeProject('p1');
    expect(readdirSync(path.join(storage.root, 'repositories'))).toEqual(['p10.git']);
    expect(existsSync(path.join(storage.root, 'snapshots/p1'))).toBe(false);
  });
});

describe('opening a storage', () => {
  it('removes old temporary folders of processes that are gone, and no other', async () => {
    const mine = await fixture.storage.makeTemporary();
    const { pid } = spawnSync(process.execPath, ['-e', '']);
    const young = path.join(path.dirname(mine), `${pid}-young`);
    const old = path.join(path.dirname(mine), `${pid}-old`);
    mkdirSync(young);
    mkdirSync(old);
    const twoHoursAgo = Date.now() / 1_000 - 7_200;
    for (const folder of [mine, old]) utimesSync(folder, twoHoursAgo, twoHoursAgo);
    await createFolderStorage(fixture.storage.root);
    expect([mine, young, old].map((folder) => existsSync(folder))).toEqual([true, true, false]);
  });
});
