import { execFile } from 'node:child_process';
import { symlink } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { ask } from '../testing/ask';
import { ProjectFolder } from '../testing/project-folder';
import { ownCommitHistory, readCommitHistory } from './commit-history';

const run = promisify(execFile);

async function commit(folder: ProjectFolder, message: string): Promise<string> {
  const env = { PATH: process.env.PATH ?? '', HOME: folder.root, GIT_CONFIG_NOSYSTEM: '1' };
  const git = (...parts: string[]) =>
    run('git', ['-c', 'user.name=t', '-c', 'user.email=t@example.com', ...parts], {
      cwd: folder.root,
      env,
    });
  await git('init', '--quiet');
  await git('add', '--all');
  await git('commit', '--quiet', '--message', message);
  return (await git('rev-parse', 'HEAD')).stdout.trim();
}

describe('the commit history of a snapshot', () => {
  it('lists messages and files, newest first, names with spaces and letters of any language too', async () => {
    await using folder = await ProjectFolder.create({ 'a b.ts': '1', 'تقرير.ts': '1' });
    await commit(folder, 'First\n\nwith a body');
    await folder.write('a b.ts', '2');
    await commit(folder, 'Second');
    expect(await ownCommitHistory(folder.root)).toEqual([
      { message: 'Second', ageRank: 0, files: ['a b.ts'] },
      { message: 'First\n\nwith a body', ageRank: 1, files: ['a b.ts', 'تقرير.ts'] },
    ]);
  });

  it('ends at the commit that the snapshot shows', async () => {
    await using folder = await ProjectFolder.create({ 'a.ts': '1' });
    const first = await commit(folder, 'First');
    await folder.write('a.ts', '2');
    await commit(folder, 'Second');
    const location = [`--git-dir=${path.join(folder.root, '.git')}`];
    const messages = await readCommitHistory(location, first);
    expect(messages.map(({ message }) => message)).toEqual(['First']);
    expect(await readCommitHistory(location, '--output=x')).toEqual([]);
  });

  it('runs nothing that the repository configures', async () => {
    await using folder = await ProjectFolder.create({ 'a.ts': '1' });
    await commit(folder, 'First');
    const marker = path.join(folder.root, 'ran');
    for (const key of [
      'core.fsmonitor',
      'core.pager',
      'pager.log',
      'diff.external',
      'gpg.program',
    ]) {
      await run('git', ['config', key, `touch ${marker}`], { cwd: folder.root });
    }
    await run('git', ['config', 'log.showSignature', 'true'], { cwd: folder.root });
    expect(await ownCommitHistory(folder.root)).toHaveLength(1);
    await expect(folder.read('ran')).rejects.toMatchObject({ code: 'ENOENT' });
  });

  it('is not that of another repository that the snapshot points at', async () => {
    await using other = await ProjectFolder.create({ 'a.ts': '1' });
    await commit(other, 'Private');
    await using folder = await ProjectFolder.create({ '.git': `gitdir: ${other.root}/.git\n` });
    expect(await ownCommitHistory(folder.root)).toEqual([]);
    await using linked = await ProjectFolder.create({});
    await symlink(path.join(other.root, '.git'), path.join(linked.root, '.git'));
    expect(await ownCommitHistory(linked.root)).toEqual([]);
  });

  it('is empty without a repository', async () => {
    await using folder = await ProjectFolder.create({ 'a.ts': '1' });
    expect(await ownCommitHistory(folder.root)).toEqual([]);
    expect(await readCommitHistory([`--git-dir=${folder.root}`])).toEqual([]);
    expect((await ask(folder, 'Where is a?')).type).toBe('finish');
  });
});
