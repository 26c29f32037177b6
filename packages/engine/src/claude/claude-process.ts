import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { DomainError } from '@planline/contracts/domain-error';
import { cliMissing, engineFailed } from './api-failure';
import type { ClaudeTimeouts } from './claude-engine-options';
import type { LaunchCommand } from './claude-launcher';
import { JsonLineReader } from './json-line-reader';
import { endProcessGroup } from './process-group';

export interface ProcessEnd {
  exitCode: number | null;
  /** The last 4 kB: for logs, never for readers. */
  stderr: string;
}

/**
 * Lines that may wait for a slow reader. The pipe itself is always read at once: a CLI that ends
 * while its pipe is full loses what it had still to say, the result among it.
 */
const WAITING_LINES_MAX = 200_000;

/**
 * Runs the CLI once, in a process group of its own, and yields its lines as they come. However it
 * is left (end, error, abort, `return`), nothing of the group is alive afterwards.
 * @throws DomainError ENGINE_STALLED, ENGINE_UNAVAILABLE; on abort the signal's reason.
 */
export async function* runClaudeProcess(
  launch: LaunchCommand,
  prompt: string,
  timeouts: ClaudeTimeouts,
  signal: AbortSignal,
): AsyncGenerator<Record<string, unknown>, ProcessEnd, void> {
  signal.throwIfAborted();
  const child = spawn(launch.command, launch.args, {
    cwd: launch.cwd,
    env: { ...launch.env },
    detached: true,
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  const lines: Record<string, unknown>[] = [];
  let failure: unknown;
  let isOver = false;
  let wake = () => {};

  const fail = (reason: unknown) => {
    failure ??= reason;
    isOver = true;
    wake();
  };
  const onAbort = () => fail(signal.reason);
  signal.addEventListener('abort', onAbort, { once: true });
  const stalled = () => fail(new DomainError('ENGINE_STALLED', {}));
  const runTimer = setTimeout(stalled, timeouts.runMs);
  let silenceTimer = setTimeout(stalled, timeouts.silenceMs);
  const heard = () => {
    clearTimeout(silenceTimer);
    silenceTimer = setTimeout(stalled, timeouts.silenceMs);
  };

  const reader = new JsonLineReader();
  child.stdout.on('data', (chunk: Buffer) => {
    heard();
    lines.push(...reader.push(chunk));
    if (lines.length > WAITING_LINES_MAX)
      fail(engineFailed('crashed', 'the CLI flooded its output'));
    wake();
  });
  const stderr = lastText(child, 4_096);
  child.once('error', () => fail(cliMissing()));
  child.once('exit', () => clearTimeout(silenceTimer));
  child.once('close', () => {
    lines.push(...reader.end());
    isOver = true;
    wake();
  });
  // The CLI may end before it has read everything; that it ended is what counts.
  child.stdin.on('error', () => {});
  child.stdin.end(asPlainPrompt(prompt));

  try {
    while (true) {
      if (failure !== undefined) throw failure;
      const line = lines.shift();
      if (line) {
        yield line;
        continue;
      }
      if (isOver) return { exitCode: child.exitCode, stderr: stderr() };
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
  } finally {
    clearTimeout(runTimer);
    clearTimeout(silenceTimer);
    signal.removeEventListener('abort', onAbort);
    child.stdout.removeAllListeners('data').resume();
    await endProcessGroup(child, timeouts.terminateMs);
  }
}

/** The prompt is an interface of the CLI: a text that begins with `/` would be a command. */
export const asPlainPrompt = (prompt: string): string =>
  prompt.startsWith('/') ? ` ${prompt}` : prompt;

function lastText(child: ChildProcessWithoutNullStreams, maxLength: number): () => string {
  let kept = '';
  child.stderr.on('data', (chunk: Buffer) => {
    kept = (kept + chunk.toString('utf8')).slice(-maxLength);
  });
  return () => kept;
}
