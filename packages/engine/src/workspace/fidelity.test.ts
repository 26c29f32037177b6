import { existsSync, mkdirSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { commitFolder } from './commit-folder';
import { findOutput } from './detect-build';
import { diffCommits } from './diff';
import { runGit } from './git';
import { publishPreview } from './publish';
import { ensureSnapshot } from './snapshots';
import { createWorkspaceFixture, type WorkspaceFixture } from './workspace-fixture';
import { commitWorktree, createWorktree } from './worktrees';

let fixture: WorkspaceFixture;
beforeEach(async () => {
  fixture = await createWorkspaceFixture();
});
afterEach(async () => {
  await fixture[Symbol.asyncDispose]();
});

async function projectOf(files: Record<string, string>): Promise<string> {
  const folder = await fixture.write(files);
  const repository = fixture.storage.repository('p1');
  return (await commitFolder({ folder, repository, message: 'Begin\n' })).commit;
}

const filesOf = async (commit: string) =>
  (
    await runGit(['ls-tree', '-r', '--name-only', commit], {
      cwd: fixture.storage.repository('p1'),
    })
  )
    .trim()
    .split('\n');

describe('what a snapshot holds', () => {
  it('is every file, also those that the project keeps out of its archives', async () => {
    const commit = await projectOf({
      '.gitattributes': 'tests export-ignore\nversion.txt export-subst\n',
      'tests/a.test.js': 'test',
      'version.txt': '$Format:%H$',
      'run.sh': '#!/bin/sh\n',
    });
    const snapshot = await ensureSnapshot(fixture.storage, 'p1', commit);
    expect(readdirSync(snapshot).sort()).toEqual([
      '.gitattributes',
      'run.sh',
      'tests',
      'version.txt',
    ]);
  });

  it('runs no filter that the project names', async () => {
    const commit = await projectOf({ '.gitattributes': '* filter=lfs\n', 'a.bin': 'pointer' });
    const snapshot = await ensureSnapshot(fixture.storage, 'p1', commit);
    expect(existsSync(path.join(snapshot, 'a.bin'))).toBe(true);
  });

  it('leaves no index behind in the repository', async () => {
    const commit = await projectOf({ 'a.txt': '1' });
    await ensureSnapshot(fixture.storage, 'p1', commit);
    const names = readdirSync(fixture.storage.repository('p1'));
    expect(names.filter((name) => name.startsWith('index'))).toEqual([]);
  });
});

describe('what a build commits', () => {
  it('keeps files that are tracked although .gitignore names them', async () => {
    const base = await projectOf({ 'dist/kept.js': '1', 'a.txt': '1' });
    const worktree = await createWorktree(fixture.storage, 'p1', 'b1', base);
    writeFileSync(path.join(worktree.path, '.gitignore'), 'dist/\n');
    writeFileSync(path.join(worktree.path, 'dist/output.js'), 'made by a build');
    const commit = await commitWorktree(fixture.storage, worktree, 'x\n');
    expect(await filesOf(commit ?? '')).toEqual(['.gitignore', 'a.txt', 'dist/kept.js']);
  });

  it('is never node_modules, even where no .gitignore says so', async () => {
    const base = await projectOf({ 'a.txt': '1', 'node_modules/x/index.js': 'x' });
    expect(await filesOf(base)).toEqual(['a.txt']);
  });

  it('cannot be led elsewhere by a .git that a build puts into its worktree', async () => {
    const base = await projectOf({ 'a.txt': '1' });
    const worktree = await createWorktree(fixture.storage, 'p1', 'b1', base);
    const marker = path.join(fixture.scratch, 'marker');
    mkdirSync(path.join(worktree.path, '.git'));
    writeFileSync(
      path.join(worktree.path, '.git/config'),
      `[core]\n\tfsmonitor = "touch ${marker}"\n\tbare = false\n`,
    );
    writeFileSync(path.join(worktree.path, 'b.txt'), '2');
    const commit = await commitWorktree(fixture.storage, worktree, 'x\n');
    expect(await filesOf(commit ?? '')).toEqual(['a.txt', 'b.txt']);
    expect(existsSync(marker)).toBe(false);
  });
});

describe('what a build publishes', () => {
  it('is not what a link in the place of its output leads to', async () => {
    const folder = await fixture.write({ 'a.txt': '1' });
    const elsewhere = path.join(fixture.scratch, 'elsewhere');
    await fixture.write({ 'index.html': 'of somebody else' }, elsewhere);
    symlinkSync(elsewhere, path.join(folder, 'dist'));
    expect(await findOutput(folder, ['dist', '.'])).toBeNull();
    symlinkSync(path.join(elsewhere, 'index.html'), path.join(folder, 'index.html'));
    expect(await findOutput(folder, ['dist', '.'])).toBeNull();
  });

  it('is bounded by what it holds, and a refusal leaves nothing behind', async () => {
    const folder = await fixture.write({ 'index.html': 'x'.repeat(2_000) });
    const limits = { maxBytes: 1_000, maxFiles: 10 };
    await expect(publishPreview(fixture.storage, 'v1', folder, limits)).rejects.toMatchObject({
      code: 'IMPORT_TOO_LARGE',
    });
    expect(readdirSync(fixture.storage.previews)).toEqual([]);
    expect(readdirSync(path.join(fixture.storage.root, 'tmp'))).toEqual([]);
  });
});

describe('a difference that is too long', () => {
  it('still names every file and says whose patch is cut', async () => {
    const base = await projectOf({ 'a.txt': '1' });
    const worktree = await createWorktree(fixture.storage, 'p1', 'b1', base);
    for (const name of ['b', 'c', 'd'])
      writeFileSync(path.join(worktree.path, `${name}.txt`), 'a line of text\n'.repeat(200_000));
    const commit = (await commitWorktree(fixture.storage, worktree, 'x\n')) ?? '';
    const files = await diffCommits(fixture.storage, 'p1', base, commit);
    expect(files.map(({ path: name }) => name)).toEqual(['b.txt', 'c.txt', 'd.txt']);
    expect(files.every(({ truncated, added }) => truncated && added === 200_000)).toBe(true);
    expect(files.reduce((sum, { patch }) => sum + patch.length, 0)).toBeLessThan(200_000);
  });
});
