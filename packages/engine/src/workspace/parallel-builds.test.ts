import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runProjectCommand } from './command-runner';
import { detectBuild, findOutput } from './detect-build';
import { runGit } from './git';
import { importSample } from './import-sample';
import { publishPreview } from './publish';
import { createWorkspaceFixture, type WorkspaceFixture } from './workspace-fixture';
import { advanceMain, commitWorktree, createWorktree, removeWorktree } from './worktrees';

let fixture: WorkspaceFixture;
beforeEach(async () => {
  fixture = await createWorkspaceFixture();
});
afterEach(async () => {
  await fixture[Symbol.asyncDispose]();
});

/** What a build does between its worktree and its preview, on the sample project and its own build script. */
async function buildSample(buildId: string, base: string): Promise<string> {
  const { storage } = fixture;
  const worktree = await createWorktree(storage, 'p1', buildId, base);
  const page = path.join(worktree.path, 'about.html');
  writeFileSync(page, readFileSync(page, 'utf8').replace('About us', `About ${buildId}`));
  const commit = await commitWorktree(storage, worktree, `Build ${buildId}\n`);
  const { install, build, outputCandidates } = await detectBuild(worktree.path);
  expect(install).toBeNull();
  const result = await runProjectCommand({
    cwd: worktree.path,
    command: build ?? [],
    timeoutMs: 60_000,
    maxOutputBytes: 1_000_000,
    maxMemoryBytes: 1024 * 1_048_576,
    onLine: () => {},
  });
  expect(result).toEqual({ outcome: 'ok' });
  const output = await findOutput(worktree.path, outputCandidates);
  expect(output).toBe(path.join(worktree.path, 'dist'));
  await publishPreview(storage, `V-${buildId}`, output ?? '');
  await removeWorktree(storage, 'p1', buildId);
  return commit ?? '';
}

describe('two builds at the same time', () => {
  it('keep their files, branches and previews apart, and one of them moves main', async () => {
    const { storage } = fixture;
    const repository = storage.repository('p1');
    const base = (await importSample({ repository })).commit;
    const ids = ['one', 'two'];
    const commits = await Promise.all(ids.map((id) => buildSample(id, base)));
    for (const [index, id] of ids.entries()) {
      const preview = path.join(storage.preview(`V-${id}`), 'about.html');
      expect(readFileSync(preview, 'utf8')).toContain(`About ${id}`);
      const branch = await runGit(['show', `planline/build-${id}:about.html`], { cwd: repository });
      expect(branch).toContain(`About ${id}`);
      const changed = await runGit(['diff', '--name-only', base, commits[index] ?? ''], {
        cwd: repository,
      });
      expect(changed.trim()).toBe('about.html');
    }
    const moved = await Promise.all(
      commits.map((commit) => advanceMain(storage, 'p1', base, commit)),
    );
    expect(moved.filter(Boolean)).toHaveLength(1);
  });

  it('do not touch what somebody published before them', async () => {
    const base = (await importSample({ repository: fixture.storage.repository('p1') })).commit;
    await buildSample('one', base);
    const first = path.join(fixture.storage.preview('V-one'), 'index.html');
    const before = readFileSync(first, 'utf8');
    await buildSample('two', base);
    rmSync(fixture.storage.preview('V-two'), { recursive: true });
    expect(readFileSync(first, 'utf8')).toBe(before);
  });
});
