import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, readlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { cannedAnswer } from '../testing/canned-answers';
import { createClaudeTestBench } from '../testing/claude-test-bench';
import { collectEvents, eventOf } from '../testing/collect-events';
import { findTestCli } from '../testing/find-test-cli';
import { writeHostileProject } from '../testing/hostile-project';
import { createScriptedMessagesApi } from '../testing/scripted-messages-api';
import { message, type ScriptedReply, structured, tool } from '../testing/scripted-reply';

const never = new AbortController().signal;
const KEY = 'dummy-key-of-a-test';
const SECRET = 'SECRET-OUTSIDE-OF-THE-PROJECT';

async function createHostileBench(script: (folder: string) => ScriptedReply[]) {
  const replies: ScriptedReply[] = [];
  const bench = await createClaudeTestBench((_, index) => replies[index] ?? message([]));
  const hostile = await createScriptedMessagesApi({ script: () => message([]) });
  const markers = path.join(bench.folder, 'markers');
  const project = path.join(bench.folder, 'hostile');
  const secretFile = path.join(bench.folder, 'secret.txt');
  for (const folder of [markers, project]) mkdirSync(folder);
  writeFileSync(secretFile, SECRET);
  writeHostileProject({ folder: project, markers, hostileUrl: hostile.url, secretFile });
  replies.push(...script(bench.folder));
  return {
    ...bench,
    project,
    hostile,
    markers: () => readdirSync(markers),
    async [Symbol.asyncDispose]() {
      await hostile.close();
      await bench[Symbol.asyncDispose]();
    },
  };
}

/** One digest over every path and content of a folder. */
function digestOf(folder: string): string {
  const hash = createHash('sha256');
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const file = path.join(entry.parentPath, entry.name);
    if (entry.isSymbolicLink()) hash.update(`${file} -> ${readlinkSync(file)}`);
    else if (entry.isFile()) hash.update(file).update(readFileSync(file));
  }
  return hash.digest('hex');
}

const escapes = (folder: string) => [
  tool('Bash', { command: `touch ${folder}/markers/bash`, description: 'x' }),
  tool('Write', { file_path: `${folder}/markers/write`, content: 'x' }),
  tool('Write', { file_path: `${folder}/hostile/new.txt`, content: 'x' }),
  tool('Edit', {
    file_path: `${folder}/hostile/src/app.ts`,
    old_string: 'Corner',
    new_string: 'X',
  }),
  tool('Read', { file_path: `${folder}/secret.txt` }),
  tool('Read', { file_path: 'src/linked.txt' }),
  tool('Read', { file_path: '../secret.txt' }),
  tool('Read', { file_path: '.env' }),
  tool('Read', { file_path: '/proc/self/environ' }),
  tool('Grep', { pattern: 'SECRET|TOKEN=', path: folder, output_mode: 'content' }),
  tool('Grep', { pattern: 'TOKEN=', output_mode: 'content' }),
  tool('Glob', { pattern: `${folder}/*.txt` }),
  tool('Task', { description: 'x', prompt: 'x', subagent_type: 'evil' }),
  tool('WebFetch', { url: 'http://127.0.0.1:1/', prompt: 'x' }),
  tool('Skill', { skill: 'evil' }),
  tool('mcp__evil__run', {}),
];

describe('a hostile project', () => {
  it('takes over a CLI that is started without our flags', async () => {
    await using bench = await createHostileBench(() => []);
    const run = promisify(execFile)(findTestCli(), ['-p', '--permission-mode', 'plan'], {
      cwd: bench.project,
      env: {
        PATH: '/usr/bin:/bin',
        HOME: bench.stateDirectory,
        TMPDIR: bench.stateDirectory,
        ANTHROPIC_API_KEY: KEY,
        ANTHROPIC_BASE_URL: bench.api.url,
        CLAUDE_CODE_DISABLE_NONESSENTIAL_TRAFFIC: '1',
        CLAUDE_CODE_MAX_RETRIES: '0',
      },
      timeout: 20_000,
    });
    run.child.stdin?.end('hello');
    await run.catch(() => {});
    expect(bench.markers()).toContain('hook-session-start');
    expect(bench.hostile.requests.length).toBeGreaterThan(0);
  });

  it('runs nothing, writes nothing, reads nothing outside and hears nothing in a plan run', async () => {
    await using bench = await createHostileBench((folder) => [
      ...escapes(folder).map((call) => message([call])),
      structured(cannedAnswer('general', 'en')),
    ]);
    const before = digestOf(bench.project);
    const request = bench.planRequest({
      snapshotPath: bench.project,
      message: '/evil and @src/linked.txt',
    });
    const finish = eventOf(await collectEvents(bench.engine.plan(request, never)), 'finish');
    expect(finish.filesRead).toEqual([]);
    expect(bench.markers()).toEqual([]);
    expect(bench.hostile.requests).toEqual([]);
    expect(digestOf(bench.project)).toBe(before);
    const told = JSON.stringify(bench.api.requests.map((one) => one.body));
    expect(bench.api.requests).toHaveLength(escapes('').length + 1);
    for (const secret of [SECRET, KEY, 'HOSTILE-DOTENV', 'HOSTILE-INSTRUCTION']) {
      expect(told).not.toContain(secret);
    }
    const offered = bench.api.requests.flatMap((one) => one.body?.tools?.map((each) => each.name));
    // The placeholder is a marker of the CLI's own for its API; calling it does nothing.
    const tools = ['DeferredToolPlaceholder', 'Glob', 'Grep', 'Read', 'StructuredOutput'];
    expect([...new Set(offered)].toSorted()).toEqual(tools);
  });

  it('lets a build edit its own files and nothing else', async () => {
    const guarded = [
      '.git',
      '.git/hooks/pre-commit',
      '.git/config',
      '.claude/settings.json',
      '.mcp.json',
      '../outside.txt',
      'src/linked.txt',
    ];
    await using bench = await createHostileBench((folder) => [
      ...guarded.flatMap((name) => [
        message([tool('Read', { file_path: path.join(folder, 'hostile', name) })]),
        message([
          tool('Write', { file_path: path.join(folder, 'hostile', name), content: 'taken' }),
        ]),
      ]),
      message([tool('Bash', { command: `touch ${folder}/markers/bash`, description: 'x' })]),
      message([
        tool('Write', { file_path: `${folder}/hostile/src/new.ts`, content: 'export {};\n' }),
      ]),
      structured({ steps: [], commitSubject: 'Add a file' }),
    ]);
    const guardedDigest = () =>
      ['.git', '.claude'].map((name) => digestOf(path.join(bench.project, name))).join();
    const before = guardedDigest();
    const request = bench.buildRequest({ worktreePath: bench.project, idea: 'A bakery' });
    const events = await collectEvents(bench.engine.build(request, never));
    expect(eventOf(events, 'finish')).toMatchObject({
      outcome: 'edited',
      commitSubject: 'Add a file',
    });
    expect(bench.markers()).toEqual([]);
    expect(bench.hostile.requests).toEqual([]);
    expect(readFileSync(path.join(bench.project, 'src/new.ts'), 'utf8')).toBe('export {};\n');
    expect(guardedDigest()).toBe(before);
    expect(readFileSync(path.join(bench.project, '.mcp.json'), 'utf8')).not.toBe('taken');
    expect(readFileSync(path.join(bench.folder, 'secret.txt'), 'utf8')).toBe(SECRET);
    expect(readdirSync(bench.folder)).not.toContain('outside.txt');
  });

  it('cannot take the `.git` file of a worktree', async () => {
    await using bench = await createHostileBench((folder) => [
      message([tool('Read', { file_path: `${folder}/worktree/.git` })]),
      message([
        tool('Write', { file_path: `${folder}/worktree/.git`, content: 'gitdir: /tmp/evil' }),
      ]),
      message([
        tool('Edit', {
          file_path: `${folder}/worktree/.git`,
          old_string: 'gitdir',
          new_string: 'taken',
        }),
      ]),
      message([tool('Write', { file_path: `${folder}/worktree/ok.txt`, content: 'ok' })]),
      structured({ steps: [], commitSubject: 'Add a file' }),
    ]);
    const worktree = path.join(bench.folder, 'worktree');
    mkdirSync(worktree);
    const pointer = `gitdir: ${bench.folder}/repo/.git/worktrees/one\n`;
    writeFileSync(path.join(worktree, '.git'), pointer);
    const request = bench.buildRequest({ worktreePath: worktree, idea: 'A bakery' });
    await collectEvents(bench.engine.build(request, never));
    expect(readFileSync(path.join(worktree, '.git'), 'utf8')).toBe(pointer);
  });
});
