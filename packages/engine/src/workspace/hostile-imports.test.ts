import { execFileSync } from 'node:child_process';
import {
  appendFileSync,
  chownSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runGit } from './git';
import { importGitUrl } from './import-git-url';
import { defaultImportLimits, type ImportLimits } from './import-limits';
import { importLocalPath } from './import-local-path';
import { treeDigest } from './tree-digest';
import { createWorkspaceFixture, type WorkspaceFixture } from './workspace-fixture';

let fixture: WorkspaceFixture;
let marker: string;
beforeEach(async () => {
  fixture = await createWorkspaceFixture();
  marker = path.join(fixture.scratch, 'marker');
});
afterEach(async () => {
  await fixture[Symbol.asyncDispose]();
});

const git = (folder: string, ...args: string[]) =>
  execFileSync('git', ['-c', 'user.name=A', '-c', 'user.email=a@b', ...args], {
    cwd: folder,
    stdio: 'pipe',
  }).toString();

/** A repository of one commit in a folder of the scratch place. */
async function repositoryIn(name: string, files: Record<string, string> = { 'a.txt': '1' }) {
  const folder = await fixture.write(files, path.join(fixture.scratch, name));
  git(folder, 'init', '-q');
  git(folder, 'add', '.');
  git(folder, 'commit', '-qm', 'first');
  return folder;
}

const repository = () => fixture.storage.repository('p1');
const fromPath = (folder: string, options: { root?: string; signal?: AbortSignal } = {}) =>
  importLocalPath({
    path: folder,
    allowedRoots: [options.root ?? fixture.scratch],
    repository: repository(),
    limits: defaultImportLimits,
    ...(options.signal ? { signal: options.signal } : {}),
  });
const subjects = async (commit: string) =>
  (await runGit(['log', '--format=%s', commit], { cwd: repository() })).trim().split('\n');
const leftovers = () =>
  ['repositories', 'tmp'].flatMap((name) => readdirSync(path.join(fixture.storage.root, name)));

describe('a repository that wants to run something', () => {
  it('cannot by fetching what a partial clone lacks', async () => {
    const folder = await repositoryIn('partial', { 'a.txt': 'content that will be missing' });
    const blob = git(folder, 'rev-parse', 'HEAD:a.txt').trim();
    git(folder, 'config', 'core.repositoryFormatVersion', '1');
    git(folder, 'config', 'extensions.partialClone', 'origin');
    git(folder, 'config', 'remote.origin.url', folder);
    git(folder, 'config', 'remote.origin.promisor', 'true');
    git(folder, 'config', 'remote.origin.uploadpack', `touch ${marker}; git-upload-pack`);
    rmSync(path.join(folder, '.git/objects', blob.slice(0, 2), blob.slice(2)));
    await fromPath(folder).catch(() => {});
    expect(existsSync(marker)).toBe(false);
  });

  it('cannot by a hook, a monitor, a helper or an alternate command of its configuration', async () => {
    const folder = await repositoryIn('hooks', { 'a.txt': '1', '.gitattributes': '* diff=evil\n' });
    appendFileSync(
      path.join(folder, '.git/config'),
      `[core]
	fsmonitor = "touch ${marker};false"
	sshCommand = "touch ${marker};false"
	alternateRefsCommand = "touch ${marker}"
	hooksPath = ${folder}/hooks
[uploadpack]
	packObjectsHook = "touch ${marker};false"
[diff "evil"]
	command = "touch ${marker}"
	textconv = "touch ${marker}"
[filter "evil"]
	clean = "touch ${marker}; cat"
[credential]
	helper = "!touch ${marker}"
[gpg]
	program = "touch ${marker}"
`,
    );
    expect((await fromPath(folder)).fileCount).toBe(2);
    expect(existsSync(marker)).toBe(false);
  });
});

describe('a repository that lends its objects from elsewhere', () => {
  it.each([
    [
      'alternates',
      (folder: string, secret: string) =>
        writeFileSync(
          path.join(folder, '.git/objects/info/alternates'),
          `${secret}/.git/objects\n`,
        ),
    ],
    [
      'a .git file',
      (folder: string, secret: string) => {
        rmSync(path.join(folder, '.git'), { recursive: true });
        writeFileSync(path.join(folder, '.git'), `gitdir: ${secret}/.git\n`);
      },
    ],
    [
      'a link in the place of its objects',
      (folder: string, secret: string) => {
        rmSync(path.join(folder, '.git/objects/pack'), { recursive: true });
        symlinkSync(path.join(secret, '.git/objects/pack'), path.join(folder, '.git/objects/pack'));
      },
    ],
  ])('by %s gives its files and nothing of the other’s past', async (_name, lend) => {
    const secret = await repositoryIn('outside/secret', { 'secret.txt': 's' });
    const folder = await repositoryIn('inside/project');
    lend(folder, secret);
    const head = await fromPath(folder, { root: path.join(fixture.scratch, 'inside') });
    expect(await subjects(head.commit)).toEqual(['Import']);
    expect(head.fileCount).toBe(1);
  });
});

describe('a folder as people really have them', () => {
  it('may be a shallow clone: what is there of the past comes along', async () => {
    const origin = await repositoryIn('origin');
    writeFileSync(path.join(origin, 'a.txt'), '2');
    git(origin, 'commit', '-qam', 'second');
    git(fixture.scratch, 'clone', '-q', '--depth=1', `file://${origin}`, 'shallow');
    const head = await fromPath(path.join(fixture.scratch, 'shallow'));
    expect(await subjects(head.commit)).toEqual(['second']);
  });

  it('may hold anything in what is ignored: links, pipes, size', async () => {
    const folder = await repositoryIn('python', { 'a.py': '1', '.gitignore': 'env/\n*.log\n' });
    mkdirSync(path.join(folder, 'env/bin'), { recursive: true });
    symlinkSync('/usr/bin/python3', path.join(folder, 'env/bin/python'));
    execFileSync('mkfifo', [path.join(folder, 'env/pipe')]);
    writeFileSync(path.join(folder, 'big.log'), 'x'.repeat(1_000));
    expect((await fromPath(folder)).fileCount).toBe(2);
  });

  it('may have node_modules with links and no .gitignore', async () => {
    const folder = await fixture.write({ 'index.js': '1', 'node_modules/x/index.js': 'x' });
    symlinkSync('/etc', path.join(folder, 'node_modules/etc'));
    expect((await fromPath(folder)).fileCount).toBe(1);
  });

  it('may hold another repository: it is a name without content', async () => {
    const folder = await repositoryIn('outer');
    const inner = await repositoryIn('outer/inner', { 'b.txt': '2' });
    symlinkSync('/etc', path.join(inner, 'etc'));
    expect((await fromPath(folder)).fileCount).toBe(1);
  });

  it.runIf(process.getuid?.() === 0)('may belong to somebody else', async () => {
    const folder = await repositoryIn('foreign');
    for (const place of [folder, path.join(folder, '.git')]) chownSync(place, 65_534, 65_534);
    expect(await subjects((await fromPath(folder)).commit)).toEqual(['first']);
  });

  it('is not changed by a single byte', async () => {
    const folder = await repositoryIn('kept');
    writeFileSync(path.join(folder, 'new.txt'), 'not committed');
    const before = await treeDigest(folder, { verify: true });
    await fromPath(folder);
    expect((await treeDigest(folder, { verify: true })).digest).toBe(before.digest);
  });
});

describe('links that only together lead out', () => {
  it('are refused in a folder', async () => {
    const folder = await fixture.write({ 'x/a.txt': '1', 'p/q/c.txt': '2' });
    symlinkSync('../../x', path.join(folder, 'p/q/b'));
    symlinkSync('p/q/b/../..', path.join(folder, 'out'));
    await expect(fromPath(folder)).rejects.toMatchObject({
      code: 'IMPORT_UNSAFE_ENTRY',
      details: { entry: 'out' },
    });
    expect(leftovers()).toEqual([]);
  });

  it('that go round are refused', async () => {
    const folder = await fixture.write({ 'a.txt': '1' });
    symlinkSync('two', path.join(folder, 'one'));
    symlinkSync('one', path.join(folder, 'two'));
    await expect(fromPath(folder)).rejects.toMatchObject({ code: 'IMPORT_UNSAFE_ENTRY' });
  });
});

describe('an import that is cancelled', () => {
  const cancelled = new Error('the project was removed');

  it('before it begins gives the reason and leaves nothing behind', async () => {
    const folder = await repositoryIn('r');
    await expect(fromPath(folder, { signal: AbortSignal.abort(cancelled) })).rejects.toBe(
      cancelled,
    );
    expect(leftovers()).toEqual([]);
  });

  it('in the middle of a transfer ends the transfer', async () => {
    const folder = await repositoryIn('large');
    for (let file = 0; file < 40; file += 1)
      writeFileSync(
        path.join(folder, `${file}.bin`),
        crypto.getRandomValues(new Uint8Array(60_000)),
      );
    git(folder, 'add', '.');
    git(folder, 'commit', '-qm', 'large');
    const controller = new AbortController();
    const running = importGitUrl({
      url: `file://${folder}`,
      repository: repository(),
      limits: defaultImportLimits,
      allowFileProtocol: true,
      signal: controller.signal,
    });
    setImmediate(() => controller.abort(cancelled));
    await expect(running).rejects.toBe(cancelled);
    expect(leftovers()).toEqual([]);
  });
});

describe('an address', () => {
  const fromUrl = (url: string, limits: Partial<ImportLimits> = {}) =>
    importGitUrl({
      url,
      repository: repository(),
      limits: { ...defaultImportLimits, ...limits },
      allowFileProtocol: true,
    });

  it.each([
    'https://ghp_token@github.com/a/b.git',
    'https://user:secret@github.com/a/b.git',
    'ssh://user:secret@github.com/a/b.git',
    'ssh://-oProxyCommand=touch/a',
    'git@-oProxyCommand:a/b',
  ])('%s is refused', async (url) => {
    await expect(fromUrl(url)).rejects.toMatchObject({ details: { reason: 'address' } });
  });

  it('of a repository without a commit says that it is empty', async () => {
    const folder = path.join(fixture.scratch, 'empty');
    mkdirSync(folder);
    git(folder, 'init', '-q');
    await expect(fromUrl(`file://${folder}`)).rejects.toMatchObject({
      details: { reason: 'empty' },
    });
  });

  it('whose past is too large is given up', async () => {
    const folder = await repositoryIn('past');
    for (let round = 0; round < 3; round += 1) {
      writeFileSync(path.join(folder, 'a.bin'), crypto.getRandomValues(new Uint8Array(65_536)));
      appendFileSync(path.join(folder, 'a.bin'), readFileSync('/bin/ls'));
      git(folder, 'add', '.');
      git(folder, 'commit', '-qm', `round ${round}`);
    }
    await expect(fromUrl(`file://${folder}`, { maxHistoryBytes: 1_000 })).rejects.toMatchObject({
      code: 'IMPORT_TOO_LARGE',
    });
    expect(leftovers()).toEqual([]);
  });
});
