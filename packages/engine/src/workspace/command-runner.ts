import { spawn, spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { createLineSplitter } from './line-splitter';
import { spawnEnvironment } from './spawn-environment';

export interface CommandInput {
  cwd: string;
  /** Program and arguments; there is no shell in between. */
  command: readonly string[];
  timeoutMs: number;
  maxOutputBytes: number;
  maxMemoryBytes: number;
  onLine: (line: string) => void;
  signal?: AbortSignal;
}

export type CommandResult =
  | { outcome: 'ok' }
  | { outcome: 'failed'; exitCode: number | null }
  | { outcome: 'timed-out' | 'not-found' };

const termGraceMs = 5_000;

/**
 * Runs a project's own command: clean environment, a home and a temporary folder of its own that are gone
 * afterwards, its own process group, bounded in time, memory and output. What it started ends with it.
 * @throws the signal's reason on abort, after everything has ended
 */
export async function runProjectCommand(input: CommandInput): Promise<CommandResult> {
  const [program, ...args] = input.command;
  if (program === undefined) throw new Error('runProjectCommand: an empty command');
  const home = await mkdtemp(path.join(os.tmpdir(), 'planline-command-'));
  await mkdir(path.join(home, 'tmp'));
  try {
    return await run(input, program, args, home);
  } finally {
    await rm(home, { recursive: true, force: true, maxRetries: 3 });
  }
}

function run(
  input: CommandInput,
  program: string,
  args: string[],
  home: string,
): Promise<CommandResult> {
  return new Promise((resolve, reject) => {
    const [file, fileArgs] = withMemoryLimit(program, args, input.maxMemoryBytes);
    const child = spawn(file, fileArgs, {
      cwd: input.cwd,
      env: spawnEnvironment({
        PATH: process.env.PATH ?? '/usr/local/bin:/usr/bin:/bin',
        HOME: home,
        TMPDIR: path.join(home, 'tmp'),
        LANG: 'C.UTF-8',
        CI: '1',
        NO_COLOR: '1',
        npm_config_update_notifier: 'false',
        NODE_OPTIONS: `--max-old-space-size=${Math.floor(input.maxMemoryBytes / 1_048_576)}`,
      }),
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: true,
    });
    let ended: 'timed-out' | 'aborted' | null = null;
    let bytes = 0;
    const lines = createLineSplitter((line) => {
      if (bytes <= input.maxOutputBytes) input.onLine(line);
    });
    const take = (chunk: Buffer) => {
      const before = bytes;
      bytes += chunk.length;
      if (before <= input.maxOutputBytes) lines.push(chunk);
      if (before <= input.maxOutputBytes && bytes > input.maxOutputBytes)
        input.onLine('… (the rest of the output was left out)');
    };
    const stop = (reason: 'timed-out' | 'aborted') => {
      if (ended !== null) return;
      ended = reason;
      killGroup(child.pid, 'SIGTERM');
      setTimeout(() => killGroup(child.pid, 'SIGKILL'), termGraceMs).unref();
    };
    const onAbort = () => stop('aborted');
    const timer = setTimeout(() => stop('timed-out'), input.timeoutMs);
    input.signal?.addEventListener('abort', onAbort, { once: true });
    if (input.signal?.aborted) onAbort();
    child.stdout.on('data', take);
    child.stderr.on('data', take);
    let isMissing = false;
    child.once('error', () => {
      isMissing = true;
    });
    child.once('exit', () => {
      // Grandchildren that were left behind must not outlive the command, nor hold its pipes.
      killGroup(child.pid, 'SIGKILL');
    });
    child.once('close', (code) => {
      clearTimeout(timer);
      input.signal?.removeEventListener('abort', onAbort);
      lines.end();
      if (ended === 'aborted') reject(input.signal?.reason);
      else if (ended === 'timed-out') resolve({ outcome: 'timed-out' });
      else if (isMissing) resolve({ outcome: 'not-found' });
      else resolve(code === 0 ? { outcome: 'ok' } : { outcome: 'failed', exitCode: code });
    });
  });
}

function killGroup(pid: number | undefined, signal: NodeJS.Signals): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, signal);
  } catch {
    // The group is gone.
  }
}

let hasPrlimit: boolean | null = null;

/**
 * `prlimit --data` where it exists: V8 reserves far more address space than it uses, so a limit on address
 * space (`ulimit -v`) would stop Node itself. The heap of Node is bounded by NODE_OPTIONS beside it.
 */
function withMemoryLimit(program: string, args: string[], maxBytes: number): [string, string[]] {
  hasPrlimit ??= spawnSync('prlimit', ['--version'], { stdio: 'ignore' }).status === 0;
  if (!hasPrlimit) return [program, args];
  return ['prlimit', [`--data=${maxBytes * 2}`, '--core=0', '--', program, ...args]];
}
