import { rename, rm } from 'node:fs/promises';
import { DomainError } from '@planline/contracts/domain-error';
import type { RepositoryHead } from './commit-folder';
import { GitError, runGit } from './git';
import type { ImportLimits } from './import-limits';
import { inspectTree } from './inspect-tree';

export interface ImportGitUrlInput {
  url: string;
  repository: string;
  limits: ImportLimits;
  /** For tests and single-user machines: lets `file://` addresses in. */
  allowFileProtocol?: boolean;
  signal?: AbortSignal;
  timeoutMs?: number;
}

/** Commits of history that an import takes with it: enough for evidence, bounded for size. */
const historyDepth = 500;
const defaultTimeoutMs = 5 * 60_000;

/**
 * Fetches the default branch of a repository, without submodules, tags or filters.
 * @throws IMPORT_FAILED (reasons: address, unreachable, git), IMPORT_TOO_LARGE, IMPORT_UNSAFE_ENTRY
 */
export async function importGitUrl(input: ImportGitUrlInput): Promise<RepositoryHead> {
  const protocols = ['https', 'http', 'ssh', 'git', ...(input.allowFileProtocol ? ['file'] : [])];
  if (!isAcceptable(input.url, protocols))
    throw new DomainError('IMPORT_FAILED', { reason: 'address' });
  const staged = `${input.repository}.${crypto.randomUUID()}.new`;
  const options = {
    cwd: staged,
    protocols: protocols.join(':'),
    timeoutMs: input.timeoutMs ?? defaultTimeoutMs,
    ...(input.signal ? { signal: input.signal } : {}),
  };
  try {
    await runGit(['init', '--quiet', '--bare', '--template=', staged], { cwd: '/' });
    await runGit(
      [
        'fetch',
        '--quiet',
        '--no-tags',
        '--no-recurse-submodules',
        `--depth=${historyDepth}`,
        '--',
        input.url,
        'HEAD:refs/heads/main',
      ],
      options,
    );
    const commit = (await runGit(['rev-parse', 'refs/heads/main'], { cwd: staged })).trim();
    const { fileCount } = await inspectTree(staged, commit, input.limits);
    await rename(staged, input.repository);
    return { commit, fileCount };
  } catch (error) {
    if (error instanceof GitError)
      throw new DomainError('IMPORT_FAILED', { reason: 'unreachable' }, { cause: error });
    throw error;
  } finally {
    await rm(staged, { recursive: true, force: true });
  }
}

/** An address that git cannot take for an option, without a password, over a protocol that is let in. */
function isAcceptable(url: string, protocols: readonly string[]): boolean {
  if (/^[\w.-]+@[\w.-]+:(?!\/\/)[^\s]+$/u.test(url))
    return !url.startsWith('-') && protocols.includes('ssh');
  if (!URL.canParse(url)) return false;
  const parsed = new URL(url);
  return protocols.includes(parsed.protocol.slice(0, -1)) && parsed.password === '';
}
