import { execFile } from 'node:child_process';
import { lstat } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';

export interface PastCommit {
  message: string;
  /** 0 for the newest. */
  ageRank: number;
  files: readonly string[];
}

export type CommitHistory = (snapshotPath: string) => Promise<readonly PastCommit[]>;

const run = promisify(execFile);
const MAX_COMMITS = 2_000;
const MAX_OUTPUT_BYTES = 16 * 1024 * 1024;
const TIMEOUT_MS = 10_000;
/** Fields that cannot occur in a message or a path. */
const COMMIT_MARK = '\u001e';
const FILES_MARK = '\u001f';

/** Git arguments that read a repository without running anything it configures. */
function logArguments(location: readonly string[], revision: string): string[] {
  return [
    '-c',
    'core.fsmonitor=',
    '-c',
    'core.hooksPath=/dev/null',
    '-c',
    'core.quotePath=false',
    '-c',
    'log.showSignature=false',
    // A partial clone fetches what it lacks, by a command of its own choosing.
    '-c',
    'protocol.allow=never',
    '--no-optional-locks',
    '--no-pager',
    ...location,
    'log',
    '--no-merges',
    '--no-color',
    '--no-ext-diff',
    '--no-textconv',
    '--no-renames',
    '--name-only',
    `--max-count=${MAX_COMMITS}`,
    `--format=${COMMIT_MARK}%B${FILES_MARK}`,
    '--end-of-options',
    revision,
  ];
}

function parseLog(output: string): PastCommit[] {
  return output
    .split(COMMIT_MARK)
    .slice(1)
    .map((entry, ageRank) => {
      const [message = '', files = ''] = entry.split(FILES_MARK);
      return {
        message: message.trim().slice(0, 2_000),
        ageRank,
        files: files.split('\n').filter((file) => file !== ''),
      };
    });
}

/** Commits that lead to a revision of the repository at a git directory, newest first; none when git cannot read it. */
export async function readCommitHistory(
  location: readonly string[],
  revision = 'HEAD',
): Promise<PastCommit[]> {
  try {
    const { stdout } = await run('git', logArguments(location, revision), {
      encoding: 'utf8',
      maxBuffer: MAX_OUTPUT_BYTES,
      timeout: TIMEOUT_MS,
      env: {
        PATH: process.env.PATH ?? '/usr/bin:/bin',
        LC_ALL: 'C.UTF-8',
        HOME: '/nonexistent',
        GIT_CONFIG_NOSYSTEM: '1',
        GIT_CONFIG_GLOBAL: '/dev/null',
        GIT_TERMINAL_PROMPT: '0',
        GIT_NO_LAZY_FETCH: '1',
        GIT_CONFIG_COUNT: '1',
        GIT_CONFIG_KEY_0: 'safe.directory',
        GIT_CONFIG_VALUE_0: '*',
      },
    });
    return parseLog(stdout);
  } catch {
    return [];
  }
}

/**
 * The history of a snapshot that is itself a checkout; a snapshot without `.git` has none. Only a plain
 * folder counts: a link, a `gitdir:` file or a `commondir` would read some other repository.
 */
export const ownCommitHistory: CommitHistory = async (snapshotPath) => {
  const gitDirectory = path.join(snapshotPath, '.git');
  const found = await lstat(gitDirectory).catch(() => null);
  const shared = await lstat(path.join(gitDirectory, 'commondir')).catch(() => null);
  if (!found?.isDirectory() || shared !== null) return [];
  return readCommitHistory([`--git-dir=${gitDirectory}`]);
};
