import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type CommandInput, runProjectCommand } from './command-runner';
import { commandSandbox } from './command-sandbox';
import { createWorkspaceFixture, type WorkspaceFixture } from './workspace-fixture';

let fixture: WorkspaceFixture;
beforeEach(async () => {
  fixture = await createWorkspaceFixture();
});
afterEach(async () => {
  await fixture[Symbol.asyncDispose]();
});

async function runNode(program: string, overrides: Partial<CommandInput> = {}) {
  const lines: string[] = [];
  const result = await runProjectCommand({
    cwd: fixture.scratch,
    command: [process.execPath, '-e', program],
    timeoutMs: 20_000,
    maxOutputBytes: 1_000_000,
    maxMemoryBytes: 512 * 1_048_576,
    onLine: (line) => lines.push(line),
    ...overrides,
  });
  return { result, lines };
}

/** The runner itself has the mark in its command line as well: only the grandchild has it as an argument. */
const runsWith = (mark: string) =>
  readdirSync('/proc')
    .filter((name) => /^\d+$/u.test(name))
    .some((pid) => {
      try {
        return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0').includes(mark);
      } catch {
        return false;
      }
    });

const canSandbox =
  (await commandSandbox({ cwd: '/tmp', home: '/tmp', program: process.execPath })) !== null;

describe('a project’s own command', () => {
  it('gives its output line by line, without control codes', async () => {
    const { result, lines } = await runNode(
      'console.log("\\u001b[32mone\\u001b[0m\\ntwo"); console.error("three")',
    );
    expect(result).toEqual({ outcome: 'ok' });
    expect([...lines].sort()).toEqual(['one', 'three', 'two']);
  });

  it('sees nothing of our environment', async () => {
    vi.stubEnv('PLANLINE_SECRET_FOR_TEST', 'leak');
    const { lines } = await runNode('console.log(Object.keys(process.env).sort().join())');
    vi.unstubAllEnvs();
    expect(lines.join()).not.toContain('PLANLINE_SECRET_FOR_TEST');
  });

  it('has a home of its own that is gone afterwards', async () => {
    const { lines } = await runNode('console.log(process.env.HOME)');
    expect(lines[0]).toMatch(/planline-command-/u);
    expect(existsSync(lines[0] ?? '/')).toBe(false);
  });

  it('says with which code it failed, and when it is not there', async () => {
    expect((await runNode('process.exit(3)')).result).toEqual({ outcome: 'failed', exitCode: 3 });
    const missing = await runNode('', { command: ['no-such-program-here'] });
    expect(missing.result).toEqual({ outcome: 'not-found' });
  });

  const idle = (mark: string) =>
    `spawn(process.execPath, ['-e', 'setInterval(()=>{}, 1000)', '${mark}']`;
  const start = `const { spawn } = require('node:child_process');`;

  it('ends at the time limit with everything that it started', async () => {
    const mark = crypto.randomUUID();
    const running = runNode(`${start} ${idle(mark)}); setInterval(() => {}, 1000)`, {
      timeoutMs: 2_000,
    });
    await vi.waitFor(() => expect(runsWith(mark)).toBe(true), { timeout: 8_000 });
    expect((await running).result).toEqual({ outcome: 'timed-out' });
    await vi.waitFor(() => expect(runsWith(mark)).toBe(false), { timeout: 8_000 });
  });

  it.each([
    ['', `{stdio: 'inherit'}`],
    [' that left the group and holds the pipes', `{stdio: 'inherit', detached: true}`],
  ])('does not leave a grandchild behind%s when it ends well', async (_name, options) => {
    const mark = crypto.randomUUID();
    const startedAt = performance.now();
    const { result } = await runNode(
      `${start} ${idle(mark)}, ${options}).unref(); process.exit(0)`,
    );
    expect(result).toEqual({ outcome: 'ok' });
    expect(performance.now() - startedAt).toBeLessThan(10_000);
    await vi.waitFor(() => expect(runsWith(mark)).toBe(false), { timeout: 8_000 });
  });

  it('does not leave one behind on a machine without bubblewrap either', async () => {
    const programs = path.join(fixture.scratch, 'bin');
    mkdirSync(programs);
    symlinkSync(process.execPath, path.join(programs, 'node'));
    vi.stubEnv('PATH', programs);
    const mark = crypto.randomUUID();
    const { result, lines } = await runNode(
      `${start} ${idle(mark)}, {stdio: 'inherit', detached: true}).unref(); console.log(process.ppid); process.exit(0)`,
    );
    vi.unstubAllEnvs();
    expect(result).toEqual({ outcome: 'ok' });
    // Without a sandbox the number of our own process is what it is for everybody.
    expect(lines).toEqual([String(process.pid)]);
    await vi.waitFor(() => expect(runsWith(mark)).toBe(false), { timeout: 8_000 });
  });

  it('ends what does not listen to SIGTERM', async () => {
    const { result } = await runNode(
      `process.on('SIGTERM', () => {}); setInterval(() => {}, 1000)`,
      { timeoutMs: 500 },
    );
    expect(result).toEqual({ outcome: 'timed-out' });
  });

  it('counts the memory of all its processes together', async () => {
    const { result, lines } = await runNode(
      `const { spawn } = require('node:child_process');
       for (let i = 0; i < 4; i += 1) spawn(process.execPath, ['-e', 'globalThis.a = Buffer.alloc(90 << 20, 1); setInterval(() => {}, 1000)']);
       setInterval(() => {}, 1000)`,
      { maxMemoryBytes: 256 * 1_048_576 },
    );
    expect(result.outcome).toBe('failed');
    expect(lines.at(-1)).toContain('256 MB');
  });

  it.runIf(canSandbox)('sees its own folder and no other file of people or projects', async () => {
    const cwd = path.join(fixture.scratch, 'mine');
    const secret = path.join(fixture.scratch, 'secret.txt');
    mkdirSync(cwd);
    writeFileSync(secret, 'of another project');
    const { lines } = await runNode(
      `const fs = require('node:fs');
       for (const file of [${JSON.stringify(secret)}, '/etc/shadow', '/root', '/home', '/var'])
         console.log(fs.existsSync(file));
       fs.writeFileSync('made.txt', 'here');
       try { fs.writeFileSync('/usr/made', ''); } catch (error) { console.log(error.code); }
       fs.writeFileSync('/etc/made', 'in a root folder of its own');`,
      { cwd },
    );
    expect(lines).toEqual(['false', 'false', 'false', 'false', 'false', 'EROFS']);
    expect(existsSync(path.join(cwd, 'made.txt'))).toBe(true);
    expect(existsSync('/etc/made')).toBe(false);
  });

  it('runs npm', async () => {
    const { result, lines } = await runNode('', { command: ['npm', '--version'] });
    expect(result).toEqual({ outcome: 'ok' });
    expect(lines.at(-1)).toMatch(/^\d+\.\d+/u);
  });

  it('knows how to reach a registry, without the passwords in the address', async () => {
    vi.stubEnv('npm_config_registry', 'http://127.0.0.1:4873/');
    vi.stubEnv('HTTPS_PROXY', 'http://user:secret@127.0.0.1:3128');
    const { lines } = await runNode(
      'console.log(process.env.npm_config_registry, process.env.HTTPS_PROXY)',
    );
    vi.unstubAllEnvs();
    expect(lines).toEqual(['http://127.0.0.1:4873/ undefined']);
  });

  it('takes its arguments as they are: no shell reads them', async () => {
    const marker = path.join(fixture.scratch, 'marker');
    const { lines } = await runNode('', {
      command: [process.execPath, '-e', 'console.log(process.argv[1])', `$(touch ${marker});x`],
    });
    expect(lines).toEqual([`$(touch ${marker});x`]);
    expect(existsSync(marker)).toBe(false);
  });

  it('ends on abort with the reason', async () => {
    const controller = new AbortController();
    const running = runNode('setInterval(() => {}, 1000)', { signal: controller.signal });
    setTimeout(() => controller.abort(new Error('stopped by the reader')), 200);
    await expect(running).rejects.toThrow('stopped by the reader');
  });

  it('cuts the output at its limit and says so', async () => {
    const { lines } = await runNode(
      'for (let i = 0; i < 50000; i += 1) console.log("x".repeat(100))',
      { maxOutputBytes: 10_000 },
    );
    expect(lines.join('\n').length).toBeLessThan(90_000);
    expect(lines.at(-1)).toContain('left out');
  });

  it('ends a command that takes too much memory', async () => {
    const { result } = await runNode('const a = []; for (;;) a.push(Buffer.alloc(16 << 20, 1))', {
      maxMemoryBytes: 128 * 1_048_576,
    });
    expect(result.outcome).toBe('failed');
  });
});
