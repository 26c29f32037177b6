import { symlink } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { ask, planEvents, planRequest } from './testing/ask';
import { codeProject } from './testing/code-project';
import { ProjectFolder } from './testing/project-folder';

const secret = 'outside-secret-zanzibar';

describe('a hostile project', () => {
  it('is read without leaving it: links, binaries, large files and deceptive names stay out', async () => {
    await using outside = await ProjectFolder.create({
      'secret.ts': `export const x = '${secret}';`,
    });
    await using folder = await ProjectFolder.create(codeProject);
    await symlink(path.join(outside.root, 'secret.ts'), path.join(folder.root, 'src/linked.ts'));
    await symlink(outside.root, path.join(folder.root, 'linked-folder'));
    await symlink('.', path.join(folder.root, 'loop'));
    await folder.write('src/huge.ts', `// zanzibar\n${'x'.repeat(600 * 1024)}`);
    await folder.write('src/binary.ts', new Uint8Array([122, 0, 1, 2]));
    await folder.write('src/evil\u202Etxt.ts', 'export const zanzibar = 1;');
    await folder.write('src/bell\u0007.ts', 'export const zanzibar = 2;');
    const { answer, filesRead } = await ask(folder, 'Where is zanzibar?');
    expect(filesRead).toEqual([]);
    expect(JSON.stringify(answer)).not.toContain(secret);
    const analysis = await ask(folder, 'Analyse the project');
    const titles = analysis.answer.intent === 'analysis' ? analysis.answer.response.findings : [];
    expect(titles.map((finding) => finding.title)).toContain('2 files with a deceptive name');
  });

  it('survives text that no parser likes', async () => {
    await using folder = await ProjectFolder.create({
      'src/broken.ts': 'export function ((({{{ "unterminated',
      'src/deep.ts': '('.repeat(50_000),
      'deep.html': '<div>'.repeat(20_000),
      'notes.md': `${'> '.repeat(2_000)}quoted\n${'['.repeat(5_000)}`,
      'package.json': '{ not json',
      'style.css': '.a { color: ',
      'src/long-line.js': `const a = [${'1,'.repeat(60_000)}];`,
    });
    const { answer } = await ask(folder, 'Analyse the project');
    expect(answer.intent).toBe('analysis');
  });

  it('shows no control or direction characters of a file', async () => {
    await using folder = await ProjectFolder.create({
      'src/trojan.ts': 'export const zanzibar = "a\u202E\u2066b\u0007";\n',
    });
    const { answer } = await ask(folder, 'Where is zanzibar?');
    expect(JSON.stringify(answer)).not.toMatch(/[\u202A-\u202E\u2066-\u2069]|\\u0007/);
    expect(JSON.stringify(answer)).toContain('src/trojan.ts');
  });

  it('respects .gitignore in every folder', async () => {
    await using folder = await ProjectFolder.create({
      '.gitignore': 'private/\n*.secret.ts\n!kept.secret.ts\n',
      'private/zanzibar.ts': 'export const zanzibar = 1;',
      'a.secret.ts': 'export const zanzibar = 2;',
      'kept.secret.ts': 'export const zanzibar = 3;',
      'inner/.gitignore': 'generated.ts\n',
      'inner/generated.ts': 'export const zanzibar = 4;',
      'node_modules/x/index.js': 'zanzibar',
      'dist/out.js': 'zanzibar',
      'package.json': '{}',
    });
    const { filesRead } = await ask(folder, 'Where is zanzibar?');
    expect(filesRead).toEqual(['kept.secret.ts']);
  });

  it('takes a message of any kind as data', async () => {
    await using folder = await ProjectFolder.create(codeProject);
    for (const message of [
      '',
      '   ',
      '`'.repeat(500),
      '\u202E\u0000',
      'a'.repeat(20_000),
      '((((?:.*)*)*$',
    ]) {
      const events = await planEvents(planRequest(folder, message));
      expect(events.at(-1)?.type).toBe('finish');
    }
  });
});
