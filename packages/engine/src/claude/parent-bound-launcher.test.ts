import { spawn } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { createClaudeTestBench } from '../testing/claude-test-bench';
import { findTestCli } from '../testing/find-test-cli';
import { livingProcessesWith } from '../testing/living-processes';
import { directLauncher } from './claude-launcher';
import { findParentBoundLauncher } from './parent-bound-launcher';

describe('findParentBoundLauncher', () => {
  it('ends the CLI when the process that started it is killed', async () => {
    const launcher = await findParentBoundLauncher();
    if (launcher === directLauncher) return;
    await using bench = await createClaudeTestBench(() => ({ type: 'hang' }));
    const home = path.join(bench.folder, 'home');
    mkdirSync(home);
    const env = {
      PATH: '/usr/bin:/bin',
      HOME: home,
      TMPDIR: home,
      ANTHROPIC_API_KEY: 'dummy-key-of-a-test',
      ANTHROPIC_BASE_URL: bench.api.url,
      CLAUDE_CODE_DISABLE_NONESSENTIAL_TRAFFIC: '1',
    };
    const command = { command: findTestCli(), args: ['-p', 'hello'], env, cwd: bench.project };
    const launch = launcher.wrapCommand(command, {
      project: { path: bench.project, writable: false },
      home,
      temporary: home,
      login: null,
    });
    const script = path.join(bench.folder, 'parent.mjs');
    writeFileSync(
      script,
      `import { spawn } from 'node:child_process';
       const { command, args, env, cwd } = JSON.parse(process.argv[2]);
       spawn(command, args, { env, cwd, detached: true, stdio: 'ignore' });
       setInterval(() => {}, 1_000);`,
    );
    const parent = spawn(process.execPath, [script, JSON.stringify(launch)], { stdio: 'ignore' });
    await bench.api.waitForRequests(1);
    expect(livingProcessesWith(home).length).toBeGreaterThan(1);
    parent.kill('SIGKILL');
    await vi.waitFor(() => expect(livingProcessesWith(home)).toEqual([]), { timeout: 10_000 });
  });
});
