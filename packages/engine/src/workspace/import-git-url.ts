import { rename, rm } from 'node:fs/promises';
import { DomainError } from '@planline/contracts/domain-error';
import type { RepositoryHead } from './commit-folder';
import { GitError, runGit } from './git';
import { historyDepth, type ImportLimits } from './import-limits';
import { inspectTree } from './inspect-tree';
import { withSizeLimit } from './watch-size';

export interface ImportGitUrlInput {
  url: string;
  repository: string;
  limits: ImportLimits;
  /** For tests and single-user machines: lets `file://` addresses in. */
  allowFileProtocol?: boolean;
  signal?: AbortSignal;
  timeoutMs?: number;
}

const defaultTimeoutMs = 5 * 60_000;

/**
 * Fetches the default branch of a repository, without submodules, tags or filters.
 * @throws IMPORT_FAILED (reasons: address, unreachable, git), IMPORT_TOO_LARGE, IMPORT_UNSAFE_ENTRY
 */
export async function importGitUrl(input: ImportGitUrlInput): Promise<RepositoryHead> {
  const protocols = ['https', 'http', 'ssh', 'git', ...(input.allowFileProtocol ? ['file'] : [])];
  if (!isAcceptable(input.url, protocols))
    throw new DomainError('IMPORT_FAILED', { reason: 'address' });
  const { repository, limits, signal, timeoutMs = defaultTimeoutMs } = input;
  const staged = `${repository}.${crypto.randomUUID()}.new`;
  try {
    await runGit(['init', '--quiet', '--bare', '--template=', staged], { cwd: '/' });
    await withSizeLimit(staged, limits.maxHistoryBytes, signal, (bounded) =>
      runGit([...fetchDefaultBranch, input.url, 'HEAD:refs/heads/main'], {
        cwd: staged,
        protocols: protocols.join(':'),
        timeoutMs,
        signal: bounded,
      }),
    );
    const commit = (await runGit(['rev-parse', 'refs/heads/main'], { cwd: staged })).trim();
    const { fileCount } = await inspectTree(staged, commit, limits, signal);
    signal?.throwIfAborted();
    await rename(staged, repository);
    return { commit, fileCount };
  } catch (error) {
    if (!(error instanceof GitError)) throw error;
    const reason = error.stderr.includes('remote ref HEAD') ? 'empty' : 'unreachable';
    throw new DomainError('IMPORT_FAILED', { reason }, { cause: error });
  } finally {
    await rm(staged, { recursive: true, force: true, maxRetries: 3 });
  }
}

const fetchDefaultBranch = [
  'fetch',
  '--quiet',
  '--no-tags',
  '--no-recurse-submodules',
  `--depth=${historyDepth}`,
  '--',
];

/**
 * An address that git or ssh cannot take for an option, over a protocol that is let in, without a secret:
 * it would be stored with the project and shown to its members. (A user name in a web address is a token.)
 */
function isAcceptable(url: string, protocols: readonly string[]): boolean {
  if (/^[\w.-]+@[\w.-]+:(?!\/\/)[^\s]+$/u.test(url))
    return !url.startsWith('-') && !url.includes('@-') && protocols.includes('ssh');
  if (!URL.canParse(url)) return false;
  const { protocol, username, password, hostname } = new URL(url);
  const mayNameUser = protocol === 'ssh:' || username === '';
  return (
    protocols.includes(protocol.slice(0, -1)) &&
    password === '' &&
    mayNameUser &&
    !hostname.startsWith('-')
  );
}
