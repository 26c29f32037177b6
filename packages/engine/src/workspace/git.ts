import { spawn } from 'node:child_process';
import path from 'node:path';
import { spawnEnvironment } from './spawn-environment';

/**
 * Git, without anything of the machine's or the repository's own: no user or system configuration, no
 * hooks, no monitors, no filters from outside, no prompts, no protocols that run programs.
 */

export interface GitOptions {
  cwd: string;
  signal?: AbortSignal | undefined;
  timeoutMs?: number;
  maxOutputBytes?: number;
  /** At the limit: ends the command and gives what came until then, instead of an error. */
  truncateOutput?: boolean;
  input?: string;
  /** Of the output; `latin1` keeps bytes apart. */
  encoding?: 'utf8' | 'latin1';
  env?: Record<string, string>;
  /** Protocols that a transfer may use, as in GIT_ALLOW_PROTOCOL; none unless told. */
  protocols?: string;
}

export class GitError extends Error {
  override readonly name = 'GitError';
  readonly exitCode: number | null;
  readonly stderr: string;
  constructor(args: readonly string[], exitCode: number | null, stderr: string) {
    super(`git ${args[0] ?? ''} ended with ${exitCode}: ${stderr.slice(0, 500)}`);
    this.exitCode = exitCode;
    this.stderr = stderr;
  }
}

const settings = [
  'core.fsmonitor=',
  'core.hooksPath=/dev/null',
  'core.attributesFile=/dev/null',
  'core.quotePath=false',
  'protocol.ext.allow=never',
  'safe.directory=*',
  'gc.auto=0',
  'maintenance.auto=false',
  'init.defaultBranch=main',
  'transfer.fsckObjects=false',
  'filter.lfs.smudge=',
  'filter.lfs.process=',
  'filter.lfs.required=false',
].flatMap((setting) => ['-c', setting]);

/** Ours alone; unlike the arguments it also reaches the programs that git starts. */
const settingsFile = path.join(import.meta.dirname, 'git-settings.txt');

const defaultTimeoutMs = 120_000;
const defaultMaxOutputBytes = 64 * 1024 * 1024;

/** @throws GitError; the signal's reason on abort */
export function runGit(args: readonly string[], options: GitOptions): Promise<string> {
  const maxOutputBytes = options.maxOutputBytes ?? defaultMaxOutputBytes;
  return new Promise((resolve, reject) => {
    const child = spawn('git', [...settings, '--no-pager', ...args], {
      cwd: options.cwd,
      env: spawnEnvironment({
        PATH: process.env.PATH ?? '/usr/local/bin:/usr/bin:/bin',
        HOME: '/nonexistent',
        LANG: 'C.UTF-8',
        GIT_CONFIG_GLOBAL: settingsFile,
        GIT_CONFIG_SYSTEM: '/dev/null',
        GIT_CONFIG_NOSYSTEM: '1',
        GIT_TERMINAL_PROMPT: '0',
        GIT_ASKPASS: 'true',
        GIT_SSH_COMMAND: 'ssh -oBatchMode=yes -oConnectTimeout=15',
        GIT_OPTIONAL_LOCKS: '0',
        GIT_LFS_SKIP_SMUDGE: '1',
        GIT_ALLOW_PROTOCOL: options.protocols ?? 'none',
        ...options.env,
      }),
      stdio: ['pipe', 'pipe', 'pipe'],
      detached: true,
    });
    const chunks: Buffer[] = [];
    let size = 0;
    let stderr = '';
    let failure: unknown = null;
    let isTruncated = false;
    const end = (reason: unknown) => {
      failure ??= reason;
      try {
        if (child.pid) process.kill(-child.pid, 'SIGKILL');
      } catch {
        // It has ended by itself.
      }
    };
    const onAbort = () => end(options.signal?.reason);
    const timer = setTimeout(
      () => end(new GitError(args, null, 'time limit')),
      options.timeoutMs ?? defaultTimeoutMs,
    );
    options.signal?.addEventListener('abort', onAbort, { once: true });
    if (options.signal?.aborted) onAbort();
    child.stdout.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size <= maxOutputBytes) chunks.push(chunk);
      else if (options.truncateOutput) {
        isTruncated = true;
        end(new GitError(args, null, 'output limit'));
      } else end(new GitError(args, null, 'output limit'));
    });
    child.stderr.on('data', (chunk: Buffer) => {
      if (stderr.length < 16_384) stderr += chunk.toString('utf8');
    });
    child.stdin.on('error', () => {});
    child.stdin.end(options.input ?? '');
    child.once('error', (error) => end(error));
    child.once('close', (code) => {
      clearTimeout(timer);
      options.signal?.removeEventListener('abort', onAbort);
      if (isTruncated) resolve(Buffer.concat(chunks).toString(options.encoding ?? 'utf8'));
      else if (failure !== null) reject(failure);
      else if (code !== 0) reject(new GitError(args, code, stderr));
      else resolve(Buffer.concat(chunks).toString(options.encoding ?? 'utf8'));
    });
  });
}

/** Who commits on behalf of the product; `date` makes a commit reproducible. */
export function gitIdentity(
  name = 'Planline',
  email = 'planline@localhost',
  date?: string,
): Record<string, string> {
  return {
    GIT_AUTHOR_NAME: name,
    GIT_AUTHOR_EMAIL: email,
    GIT_COMMITTER_NAME: 'Planline',
    GIT_COMMITTER_EMAIL: 'planline@localhost',
    ...(date ? { GIT_AUTHOR_DATE: date, GIT_COMMITTER_DATE: date } : {}),
  };
}
