import { execFile } from 'node:child_process';
import { access, constants, mkdtemp, realpath, rm, stat } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import type { ClaudeCliReport } from '@planline/contracts/engine-status';
import { requiredFlags } from './claude-arguments';
import { cleanEnvironment } from './claude-environment';

export interface FindClaudeInput {
  /** A file that somebody named; when set, PATH is not searched. */
  configuredPath?: string | null;
  /** Only `PATH` is read. */
  env: Readonly<Record<string, string | undefined>>;
  timeoutMs?: number;
}

const run = promisify(execFile);

/**
 * Looks for a CLI that can be kept read-only: asks it for its version and its flags, once, with a
 * clean environment and a home that is thrown away. Never throws.
 */
export async function findClaude(input: FindClaudeInput): Promise<ClaudeCliReport> {
  const searchPath = input.env.PATH ?? '';
  const cli = input.configuredPath
    ? await executable(input.configuredPath)
    : await firstExecutable(searchPath.split(path.delimiter).filter(Boolean));
  if (!cli) {
    const path = input.configuredPath ?? null;
    return { usable: false, path, version: null, reason: 'no-cli', missingFlags: [] };
  }
  try {
    const { version, help } = await ask(cli, searchPath, input.timeoutMs ?? 20_000);
    const missingFlags = requiredFlags.filter((flag) => !namesFlag(help, flag));
    if (missingFlags.length === 0) return { usable: true, path: cli, version };
    return { usable: false, path: cli, version, reason: 'cli-too-old', missingFlags };
  } catch {
    return { usable: false, path: cli, version: null, reason: 'cli-broken', missingFlags: [] };
  }
}

async function ask(cli: string, searchPath: string, timeoutMs: number) {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'planline-claude-'));
  try {
    const env = cleanEnvironment({ home: folder, temporaryDirectory: folder, searchPath });
    const options = { env, cwd: folder, timeout: timeoutMs, maxBuffer: 4 * 1024 * 1024 };
    const answerTo = async (flag: string) => {
      const answer = run(cli, [flag], options);
      answer.child.stdin?.end();
      return (await answer).stdout;
    };
    const version = /\d+\.\d+\.\d+[\w.-]*/.exec(await answerTo('--version'))?.[0];
    if (!version) throw new Error('the CLI names no version');
    return { version, help: await answerTo('--help') };
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 3 });
  }
}

/** As a whole word: `--tools` is also the end of `--allowed-tools`. */
const namesFlag = (help: string, flag: string) =>
  new RegExp(`(^|[\\s,])${flag}(?![\\w-])`, 'm').test(help);

async function firstExecutable(folders: string[]): Promise<string | null> {
  for (const folder of folders) {
    // A relative entry of PATH would let a project's folder decide what is started.
    if (!path.isAbsolute(folder)) continue;
    const found = await executable(path.join(folder, 'claude'));
    if (found) return found;
  }
  return null;
}

async function executable(file: string): Promise<string | null> {
  try {
    const real = await realpath(file);
    if (!(await stat(real)).isFile()) return null;
    await access(real, constants.X_OK);
    return path.resolve(file);
  } catch {
    return null;
  }
}
