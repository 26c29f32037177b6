import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { create } from 'tar';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runGit } from './git';
import { importArchive } from './import-archive';
import { importGitUrl } from './import-git-url';
import { defaultImportLimits } from './import-limits';
import { importLocalPath } from './import-local-path';
import { importSample } from './import-sample';
import { buildTar, buildZip } from './testing-archives';
import { createWorkspaceFixture, type WorkspaceFixture } from './workspace-fixture';

let fixture: WorkspaceFixture;
beforeEach(async () => {
  fixture = await createWorkspaceFixture();
});
afterEach(async () => {
  await fixture[Symbol.asyncDispose]();
});

const code = (name: string) => expect.objectContaining({ code: name });
const repositories = () => readdirSync(path.join(fixture.storage.root, 'repositories'));
const git = (folder: string, ...args: string[]) =>
  execFileSync('git', ['-c', 'user.name=A', '-c', 'user.email=a@b', ...args], {
    cwd: folder,
    stdio: 'pipe',
  }).toString();

function fromPath(
  folder: string,
  overrides: { roots?: string[]; limits?: Partial<typeof defaultImportLimits> } = {},
) {
  return importLocalPath({
    path: folder,
    allowedRoots: overrides.roots ?? [fixture.scratch],
    repository: fixture.storage.repository('p1'),
    limits: { ...defaultImportLimits, ...overrides.limits },
  });
}

describe('importing a folder', () => {
  it('makes one commit of a plain folder and leaves the folder alone', async () => {
    const folder = await fixture.write({ 'index.html': '<p>hi', 'src/a.js': 'a' });
    const head = await fromPath(folder);
    expect(head.fileCount).toBe(2);
    expect(readdirSync(folder).sort()).toEqual(['index.html', 'src']);
  });

  it('keeps history, adds what was not committed, and leaves ignored files out', async () => {
    const folder = await fixture.write({ 'a.txt': '1', '.gitignore': 'secret.env\n' });
    git(folder, 'init', '-q');
    git(folder, 'add', '.');
    git(folder, 'commit', '-qm', 'first');
    await fixture.write({ 'a.txt': '2', 'new.txt': 'n', 'secret.env': 'K=1' });
    const head = await fromPath(folder);
    const log = await runGit(['log', '--format=%s', head.commit], {
      cwd: fixture.storage.repository('p1'),
    });
    expect(log.trim().split('\n')).toEqual(['Working tree at import', 'first']);
    const names = await runGit(['ls-tree', '-r', '--name-only', head.commit], {
      cwd: fixture.storage.repository('p1'),
    });
    expect(names.trim().split('\n')).toEqual(['.gitignore', 'a.txt', 'new.txt']);
    expect(git(folder, 'status', '--porcelain')).toContain('a.txt');
  });

  it('runs nothing that the repository brings along', async () => {
    const folder = await fixture.write({ 'a.txt': '1', '.gitattributes': '*.txt filter=evil\n' });
    const marker = path.join(fixture.scratch, 'marker');
    git(folder, 'init', '-q');
    git(folder, 'add', '.');
    git(folder, 'commit', '-qm', 'first');
    git(folder, 'config', 'core.fsmonitor', `touch ${marker};false`);
    git(folder, 'config', 'filter.evil.clean', `touch ${marker}; cat`);
    git(folder, 'config', 'uploadpack.packObjectsHook', `touch ${marker};`);
    mkdirSync(path.join(folder, '.git/hooks'), { recursive: true });
    writeFileSync(path.join(folder, '.git/hooks/post-checkout'), `#!/bin/sh\ntouch ${marker}\n`, {
      mode: 0o755,
    });
    await fromPath(folder);
    expect(existsSync(marker)).toBe(false);
  });

  it.each([
    ['outside of the roots', () => '/etc'],
    ['missing', () => path.join(fixture.scratch, 'nothing')],
    ['relative', () => 'scratch'],
    ['leaving by ..', () => `${fixture.scratch}/../..`],
  ])('refuses a path that is %s, all in the same words', async (_name, folder) => {
    await expect(fromPath(folder())).rejects.toEqual(code('IMPORT_PATH_REFUSED'));
  });

  it('refuses a link out of the roots', async () => {
    symlinkSync('/etc', path.join(fixture.scratch, 'link'));
    await expect(fromPath(path.join(fixture.scratch, 'link'))).rejects.toEqual(
      code('IMPORT_PATH_REFUSED'),
    );
  });

  it.each([
    [
      'a link out of the tree',
      (folder: string) => symlinkSync('/etc/passwd', path.join(folder, 'x')),
    ],
    [
      'a relative link out of the tree',
      (folder: string) => symlinkSync('../../x', path.join(folder, 'x')),
    ],
    ['a pipe', (folder: string) => execFileSync('mkfifo', [path.join(folder, 'x')])],
  ])('refuses %s and leaves nothing behind', async (_name, spoil) => {
    const folder = await fixture.write({ 'a.txt': '1' });
    spoil(folder);
    await expect(fromPath(folder)).rejects.toEqual(code('IMPORT_UNSAFE_ENTRY'));
    expect(repositories()).toEqual([]);
  });

  it('accepts a link that loops inside the tree', async () => {
    const folder = await fixture.write({ 'a.txt': '1' });
    symlinkSync('.', path.join(folder, 'loop'));
    expect((await fromPath(folder)).fileCount).toBe(2);
  });

  it.each([
    ['bytes', { maxBytes: 10 }],
    ['files', { maxFiles: 1 }],
  ])('refuses more %s than the limit', async (measure, limits) => {
    const folder = await fixture.write({ 'a.txt': 'x'.repeat(20), 'b.txt': 'y' });
    await expect(fromPath(folder, { limits })).rejects.toMatchObject({
      code: 'IMPORT_TOO_LARGE',
      details: { measure },
    });
    expect(repositories()).toEqual([]);
  });
});

describe('importing an address', () => {
  const fromUrl = (url: string, allowFileProtocol = false) =>
    importGitUrl({
      url,
      repository: fixture.storage.repository('p1'),
      limits: defaultImportLimits,
      allowFileProtocol,
      timeoutMs: 10_000,
    });

  it('fetches the default branch', async () => {
    const folder = await fixture.write({ 'a.txt': '1' });
    git(folder, 'init', '-q');
    git(folder, 'add', '.');
    git(folder, 'commit', '-qm', 'first');
    expect((await fromUrl(`file://${folder}`, true)).fileCount).toBe(1);
  });

  it.each([
    'file:///etc',
    'ext::sh -c touch% /tmp/x',
    '--upload-pack=touch /tmp/x',
    'https://user:secret@example.com/a.git',
    'not an address',
  ])('refuses %s before anything runs', async (url) => {
    await expect(fromUrl(url)).rejects.toMatchObject({
      code: 'IMPORT_FAILED',
      details: { reason: 'address' },
    });
  });

  it('says unreachable and leaves nothing behind', async () => {
    await expect(fromUrl('http://127.0.0.1:9/none.git')).rejects.toMatchObject({
      code: 'IMPORT_FAILED',
      details: { reason: 'unreachable' },
    });
    expect(repositories()).toEqual([]);
  });
});

describe('importing an archive', () => {
  async function fromArchive(
    fileName: string,
    bytes: Buffer,
    limits: Partial<typeof defaultImportLimits> = {},
  ) {
    const file = path.join(fixture.scratch, 'upload');
    writeFileSync(file, bytes);
    return importArchive({
      file,
      fileName,
      repository: fixture.storage.repository('p1'),
      temporary: await fixture.storage.makeTemporary(),
      limits: { ...defaultImportLimits, ...limits },
    });
  }
  const leftovers = () => [
    ...repositories(),
    ...readdirSync(path.join(fixture.storage.root, 'tmp')),
  ];

  it('takes a tar.gz and takes its single top folder off', async () => {
    const folder = await fixture.write({ 'top/index.html': 'x', 'top/js/a.js': 'y' });
    const file = path.join(fixture.scratch, 'a.tgz');
    await create({ gzip: true, file, cwd: folder }, ['top']);
    const { readFileSync } = await import('node:fs');
    const head = await fromArchive('site.tar.gz', readFileSync(file));
    const names = await runGit(['ls-tree', '-r', '--name-only', head.commit], {
      cwd: fixture.storage.repository('p1'),
    });
    expect(names.trim().split('\n')).toEqual(['index.html', 'js/a.js']);
  });

  it('takes a zip', async () => {
    const head = await fromArchive(
      'site.zip',
      buildZip([
        { name: 'index.html', content: '<p>hi' },
        { name: 'a/b.js', content: 'x' },
      ]),
    );
    expect(head.fileCount).toBe(2);
  });

  const hostile: readonly [string, string, () => Buffer][] = [
    ['tar with ../', 'a.tar', () => buildTar([{ name: '../evil.txt', content: 'x' }])],
    ['tar with an absolute path', 'a.tar', () => buildTar([{ name: '/etc/evil', content: 'x' }])],
    ['tar with a link out', 'a.tar', () => buildTar([{ name: 'x', link: '/etc/passwd' }])],
    ['tar with a relative link out', 'a.tar', () => buildTar([{ name: 'd/x', link: '../../y' }])],
    [
      'tar that writes through a link',
      'a.tar',
      () =>
        buildTar([
          { name: 'd', link: '..' },
          { name: 'd/evil', content: 'x' },
        ]),
    ],
    ['tar with a device', 'a.tar', () => buildTar([{ name: 'dev', type: '3' }])],
    ['tar with a pipe', 'a.tar', () => buildTar([{ name: 'pipe', type: '6' }])],
    [
      'tar with a hard link',
      'a.tar',
      () =>
        buildTar([
          { name: 'a', content: 'x' },
          { name: 'h', type: '1', link: '/etc/passwd' },
        ]),
    ],
    [
      'tar with one name twice',
      'a.tar',
      () =>
        buildTar([
          { name: 'a', content: 'x' },
          { name: 'a', content: 'y' },
        ]),
    ],
    ['zip with ../', 'a.zip', () => buildZip([{ name: '../evil.txt', content: 'x' }])],
    ['zip with an absolute path', 'a.zip', () => buildZip([{ name: '/evil.txt', content: 'x' }])],
    ['zip with backslashes', 'a.zip', () => buildZip([{ name: '..\\evil.txt', content: 'x' }])],
    [
      'zip with a link out',
      'a.zip',
      () => buildZip([{ name: 'x', content: '/etc/passwd', mode: 0o120777 }]),
    ],
    ['zip with a .git', 'a.zip', () => buildZip([{ name: '.GIT/config', content: 'x' }])],
    [
      'zip with one name twice',
      'a.zip',
      () =>
        buildZip([
          { name: 'a', content: 'x' },
          { name: 'a', content: 'y' },
        ]),
    ],
  ];
  it.each(hostile)('refuses a %s and leaves nothing behind', async (_name, fileName, bytes) => {
    await expect(fromArchive(fileName, bytes())).rejects.toEqual(code('IMPORT_UNSAFE_ENTRY'));
    expect(leftovers()).toEqual([]);
  });

  it.each([
    ['a.tar', buildTar],
    ['a.zip', buildZip],
  ])('leaves a repository in %s out and takes the files', async (fileName, build) => {
    const head = await fromArchive(
      fileName,
      build([
        { name: 'site/.git/hooks/post-checkout', content: 'x' },
        { name: 'site/index.html', content: '<p>hi' },
      ]),
    );
    expect(head.fileCount).toBe(1);
  });

  it('counts what a bomb unpacks to', async () => {
    const bomb = buildZip([{ name: 'zeros', content: Buffer.alloc(4_000_000) }]);
    expect(bomb.length).toBeLessThan(100_000);
    await expect(fromArchive('bomb.zip', bomb, { maxBytes: 1_000_000 })).rejects.toMatchObject({
      code: 'IMPORT_TOO_LARGE',
      details: { measure: 'bytes' },
    });
    expect(leftovers()).toEqual([]);
  });

  it.each([
    ['format', 'a.rar', () => Buffer.from('Rar!')],
    ['damaged', 'a.zip', () => Buffer.from('PK not a zip')],
    ['empty', 'a.zip', () => buildZip([])],
  ])('says %s', async (reason, fileName, bytes) => {
    await expect(fromArchive(fileName, bytes())).rejects.toMatchObject({
      code: 'IMPORT_FAILED',
      details: { reason },
    });
    expect(leftovers()).toEqual([]);
  });
});

describe('the sample project', () => {
  it('has the same commits every time', async () => {
    const one = await importSample({ repository: fixture.storage.repository('p1') });
    const other = await importSample({ repository: fixture.storage.repository('p2') });
    expect(other).toEqual(one);
    const log = await runGit(['rev-list', '--count', one.commit], {
      cwd: fixture.storage.repository('p1'),
    });
    expect(Number(log)).toBe(9);
  });

  it('has commits that changed files of earlier ones', async () => {
    const { commit } = await importSample({ repository: fixture.storage.repository('p1') });
    const touched = async (file: string) =>
      (
        await runGit(['log', '--format=%an: %s', commit, '--', file], {
          cwd: fixture.storage.repository('p1'),
        })
      )
        .trim()
        .split('\n');
    expect(await touched('js/dates.js')).toEqual([
      'Jonas Weber: Say on which day an ordered cake can be fetched',
      'Jonas Weber: Show opening hours and whether the shop is open now',
    ]);
    expect(await touched('index.html')).toHaveLength(4);
  });
});
