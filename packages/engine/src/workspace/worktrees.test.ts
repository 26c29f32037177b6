import {
  chmodSync,
  existsSync,
  readFileSync,
  renameSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findOutput } from './detect-build';
import { diffCommits, formatPatch } from './diff';
import { runGit } from './git';
import { importSample } from './import-sample';
import { packArtifact, publishPreview } from './publish';
import { ensureSnapshot } from './snapshots';
import { treeDigest } from './tree-digest';
import { createWorkspaceFixture, type WorkspaceFixture } from './workspace-fixture';
import {
  advanceMain,
  commitWorktree,
  createWorktree,
  removeWorktree,
  sweepWorktrees,
} from './worktrees';

let fixture: WorkspaceFixture;
let base: string;
beforeEach(async () => {
  fixture = await createWorkspaceFixture();
  base = (await importSample({ repository: fixture.storage.repository('p1') })).commit;
});
afterEach(async () => {
  await fixture[Symbol.asyncDispose]();
});

describe('a snapshot', () => {
  it('holds the files of the commit, read-only and without a repository', async () => {
    const folder = await ensureSnapshot(fixture.storage, 'p1', base);
    expect(existsSync(path.join(folder, 'index.html'))).toBe(true);
    expect(existsSync(path.join(folder, '.git'))).toBe(false);
    expect(statSync(path.join(folder, 'index.html')).mode & 0o222).toBe(0);
  });

  it('is made once, however many ask at the same time', async () => {
    const folders = await Promise.all(
      Array.from({ length: 5 }, () => ensureSnapshot(fixture.storage, 'p1', base)),
    );
    expect(new Set(folders).size).toBe(1);
  });
});

describe('the digest of a tree', () => {
  const digestOf = async (folder: string) => (await treeDigest(folder)).digest;

  it('is the same for the same files, wherever they lie', async () => {
    const snapshot = await ensureSnapshot(fixture.storage, 'p1', base);
    const worktree = await createWorktree(fixture.storage, 'p1', 'b1', base);
    expect(await digestOf(worktree.path)).toBe(await digestOf(snapshot));
  });

  it.each([
    ['a changed byte', (at: (name: string) => string) => writeFileSync(at('index.html'), 'X')],
    ['a new file', (at: (name: string) => string) => writeFileSync(at('new.txt'), '')],
    ['a moved file', (at: (name: string) => string) => renameSync(at('about.html'), at('us.html'))],
    ['an executable bit', (at: (name: string) => string) => chmodSync(at('js/main.js'), 0o755)],
    ['a new link', (at: (name: string) => string) => symlinkSync('index.html', at('link'))],
    [
      'the same size and times, other content',
      (at: (name: string) => string) => {
        const { atime, mtime } = statSync(at('js/main.js'));
        const text = readFileSync(at('js/main.js'), 'utf8');
        writeFileSync(at('js/main.js'), text.replace('cart', 'dart'));
        utimesSync(at('js/main.js'), atime, mtime);
      },
    ],
  ])('notices %s', async (_name, change) => {
    const { path: folder } = await createWorktree(fixture.storage, 'p1', 'b1', base);
    const before = await digestOf(folder);
    change((name) => path.join(folder, name));
    expect(await digestOf(folder)).not.toBe(before);
  });
});

describe('a worktree', () => {
  it('becomes a commit on the build’s own branch, and main moves only when asked', async () => {
    const worktree = await createWorktree(fixture.storage, 'p1', 'b1', base);
    writeFileSync(path.join(worktree.path, 'menu.html'), '<title>Menu</title>\n');
    const commit = await commitWorktree(fixture.storage, worktree, 'feat: menu\n');
    expect(commit).toMatch(/^[0-9a-f]{40}$/u);
    const repository = fixture.storage.repository('p1');
    expect(
      (await runGit(['rev-parse', 'refs/heads/planline/build-b1'], { cwd: repository })).trim(),
    ).toBe(commit);
    expect((await runGit(['rev-parse', 'main'], { cwd: repository })).trim()).toBe(base);
    expect(await advanceMain(fixture.storage, 'p1', base, commit ?? '')).toBe(true);
    expect(await advanceMain(fixture.storage, 'p1', base, commit ?? '')).toBe(false);
  });

  it('says when nothing differs', async () => {
    const worktree = await createWorktree(fixture.storage, 'p1', 'b1', base);
    expect(await commitWorktree(fixture.storage, worktree, 'nothing\n')).toBeNull();
  });

  it('does not see another build’s', async () => {
    const [one, other] = await Promise.all(
      ['b1', 'b2'].map((id) => createWorktree(fixture.storage, 'p1', id, base)),
    );
    writeFileSync(path.join(one?.path ?? '', 'only-one.txt'), '1');
    expect(existsSync(path.join(other?.path ?? '', 'only-one.txt'))).toBe(false);
    const commits = await Promise.all(
      [one, other].map((tree) => tree && commitWorktree(fixture.storage, tree, 'x\n')),
    );
    expect(commits.map((commit) => commit === null)).toEqual([false, true]);
  });

  it('is swept when its build no longer runs', async () => {
    await createWorktree(fixture.storage, 'p1', 'b1', base);
    const kept = await createWorktree(fixture.storage, 'p1', 'b2', base);
    expect(await sweepWorktrees(fixture.storage, (id) => id === 'b2')).toEqual(['b1']);
    expect(existsSync(kept.path)).toBe(true);
    await removeWorktree(fixture.storage, 'p1', 'b2');
    expect(existsSync(kept.path)).toBe(false);
  });
});

describe('a difference', () => {
  it('lists every file with its counts and its own patch', async () => {
    const worktree = await createWorktree(fixture.storage, 'p1', 'b1', base);
    writeFileSync(path.join(worktree.path, 'قائمة.html'), 'a\nb\n');
    writeFileSync(path.join(worktree.path, 'README.md'), 'short\n');
    renameSync(
      path.join(worktree.path, 'images/croissant.svg'),
      path.join(worktree.path, 'images/roll.svg'),
    );
    const commit = (await commitWorktree(fixture.storage, worktree, 'x\n')) ?? '';
    const files = await diffCommits(fixture.storage, 'p1', base, commit);
    expect(files.map(({ path: name, change }) => [name, change])).toEqual([
      ['README.md', 'modified'],
      ['images/roll.svg', 'renamed'],
      ['قائمة.html', 'added'],
    ]);
    expect(files.at(-1)).toMatchObject({ added: 2, removed: 0, truncated: false });
    expect(files.at(-1)?.patch).toContain('+b');
    expect(await formatPatch(fixture.storage, 'p1', base, commit)).toMatch(/^From [0-9a-f]{40}/u);
  });
});

describe('what a build leaves', () => {
  it('is published without links and without what is private', async () => {
    const worktree = await createWorktree(fixture.storage, 'p1', 'b1', base);
    writeFileSync(path.join(worktree.path, '.env'), 'KEY=1');
    symlinkSync('/etc/passwd', path.join(worktree.path, 'passwd'));
    const output = await findOutput(worktree.path, ['dist', '.']);
    await publishPreview(fixture.storage, 'v1', output ?? '');
    expect(existsSync(path.join(fixture.storage.preview('v1'), 'index.html'))).toBe(true);
    for (const name of ['.env', 'passwd', '.git'])
      expect(existsSync(path.join(fixture.storage.preview('v1'), name))).toBe(false);
    expect(statSync(await packArtifact(fixture.storage, 'v1', worktree.path)).size).toBeGreaterThan(
      500,
    );
  });
});
