import { type ChildProcess, spawn } from 'node:child_process';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { commandEnvironment } from './command-environment';
import { commandSandbox } from './command-sandbox';
import { findProgram } from './find-program';
import { createLineSplitter } from './line-splitter';
import { groupMemoryBytes, killByEnvironment, signalGroup } from './process-tree';

export interface CommandInput {
  cwd: string;
  /** Program and arguments; there is no shell in between. */
  command: readonly string[];
  timeoutMs: number;
  maxOutputBytes: number;
  /** Of all processes of the command together; also the heap of each Node process. */
  maxMemoryBytes: number;
  onLine: (line: string) => void;
  signal?: AbortSignal;
}

export type CommandResult =
  | { outcome: 'ok' }
  | { outcome: 'failed'; exitCode: number | null }
  | { outcome: 'timed-out' | 'not-found' };

const terminateGraceMs = 5_000;
const memoryCheckMs = 500;
/** How long output may come after the end, from processes that hold the pipes. */
const drainMs = 1_000;

/**
 * Runs a project's own command: clean environment, a home and a temporary folder of its own that are gone
 * afterwards, its own process group, bounded in time, memory and output. What it started ends with it.
 * Where bubblewrap can be used it sees its own folder and the system's programs, and no other file.
 * @throws the signal's reason on abort, after everything has ended
 */
export async function runProjectCommand(input: CommandInput): Promise<CommandResult> {
  input.signal?.throwIfAborted();
  const [name = '', ...args] = input.command;
  const program = await findProgram(name);
  if (program === null) return { outcome: 'not-found' };
  const home = await mkdtemp(path.join(os.tmpdir(), 'planline-command-'));
  try {
    await mkdir(path.join(home, 'tmp'));
    const limited = await withLimits(program, args, input.maxMemoryBytes);
    const sandbox = await commandSandbox({ cwd: input.cwd, home, program });
    const [file = program, ...fileArgs] = [...(sandbox ?? []), ...limited];
    const child = spawn(file, fileArgs, {
      cwd: input.cwd,
      env: commandEnvironment({ ...input, home }),
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: true,
    });
    return await follow(child, input, home);
  } finally {
    await rm(home, { recursive: true, force: true, maxRetries: 3 });
  }
}

async function follow(
  child: ChildProcess,
  input: CommandInput,
  home: string,
): Promise<CommandResult> {
  const closed = new Promise<void>((resolve) => child.once('close', () => resolve()));
  const exited = new Promise<number | null>((resolve) => {
    child.once('exit', resolve);
    child.once('error', () => resolve(null));
  });
  const finishOutput = collectOutput(child, input);
  let stopped: 'timed-out' | 'aborted' | 'memory' | null = null;
  let kill: NodeJS.Timeout | undefined;
  const stop = (reason: NonNullable<typeof stopped>) => {
    if (stopped !== null) return;
    stopped = reason;
    signalGroup(child.pid, 'SIGTERM');
    kill = setTimeout(() => signalGroup(child.pid, 'SIGKILL'), terminateGraceMs);
  };
  const onAbort = () => stop('aborted');
  const timer = setTimeout(() => stop('timed-out'), input.timeoutMs);
  const memory = setInterval(() => {
    groupMemoryBytes(child.pid ?? 0).then((bytes) => {
      if (bytes > input.maxMemoryBytes) stop('memory');
    });
  }, memoryCheckMs);
  input.signal?.addEventListener('abort', onAbort, { once: true });
  if (input.signal?.aborted) onAbort();

  const exitCode = await exited;
  clearTimeout(timer);
  clearTimeout(kill);
  clearInterval(memory);
  input.signal?.removeEventListener('abort', onAbort);
  signalGroup(child.pid, 'SIGKILL');
  await killByEnvironment(`HOME=${home}`);
  const drain = setTimeout(() => {
    child.stdout?.destroy();
    child.stderr?.destroy();
  }, drainMs);
  await closed;
  clearTimeout(drain);
  finishOutput();
  return resultOf(stopped, exitCode, input);
}

function resultOf(
  stopped: 'timed-out' | 'aborted' | 'memory' | null,
  exitCode: number | null,
  input: CommandInput,
): CommandResult {
  if (stopped === 'aborted') throw input.signal?.reason;
  if (stopped === 'timed-out') return { outcome: 'timed-out' };
  if (stopped === 'memory') {
    const megabytes = Math.floor(input.maxMemoryBytes / 1_048_576);
    input.onLine(`Stopped: it took more than ${megabytes} MB of memory.`);
  }
  return stopped === null && exitCode === 0 ? { outcome: 'ok' } : { outcome: 'failed', exitCode };
}

/** @returns what gives the last, unfinished line */
function collectOutput(child: ChildProcess, { maxOutputBytes, onLine }: CommandInput): () => void {
  // One each: the two streams must not cut each other's lines.
  const splitters = [child.stdout, child.stderr].map((stream) => {
    const splitter = createLineSplitter(onLine);
    stream?.on('data', (chunk: Buffer) => take(splitter, chunk));
    return splitter;
  });
  let left = maxOutputBytes;
  const take = (splitter: (typeof splitters)[number], chunk: Buffer) => {
    if (left <= 0) return;
    splitter.push(chunk.subarray(0, left));
    left -= chunk.length;
    if (left > 0) return;
    finish();
    onLine('… (the rest of the output was left out)');
  };
  const finish = () => {
    for (const splitter of splitters) splitter.end();
  };
  return finish;
}

/**
 * `prlimit --data` where it exists: V8 reserves far more address space than it uses, so a limit on address
 * space (`ulimit -v`) would stop Node itself. It stops a process that grows between two looks at its group.
 */
async function withLimits(
  program: string,
  args: readonly string[],
  maxBytes: number,
): Promise<string[]> {
  const prlimit = await findProgram('prlimit');
  if (prlimit === null) return [program, ...args];
  return [prlimit, `--data=${maxBytes * 2}`, '--core=0', '--', program, ...args];
}
