import { DomainError } from '@planline/contracts/domain-error';
import type { ProjectView } from '@planline/contracts/project';
import type { ServiceContext } from '../context';
import { startImport } from './start-import';

const protocols = new Set(['https:', 'http:', 'ssh:', 'git:']);

/**
 * Clones a repository. An address with a password or a token in it is refused before it is stored anywhere.
 * @throws VALIDATION_FAILED
 */
export async function importFromGit(
  ctx: ServiceContext,
  input: { name?: string; url: string },
): Promise<ProjectView> {
  const url = parseGitUrl(input.url.trim());
  return startImport(ctx, {
    name: input.name ?? repositoryName(url),
    origin: 'git',
    originDetail: url,
    source: { type: 'git', url },
  });
}

/** `https://host/path`, or the short form of ssh, `user@host:path`. */
function parseGitUrl(url: string): string {
  if (/^[\w.-]+@[\w.-]+:(?!\/\/)[^\s]+$/.test(url)) return url;
  const parsed = URL.canParse(url) ? new URL(url) : null;
  if (!parsed || !protocols.has(parsed.protocol) || parsed.hostname === '') {
    throw invalid('git-address');
  }
  // A user name in a web address is a token: it would be stored with the project, and logged with its job.
  const isWeb = parsed.protocol === 'https:' || parsed.protocol === 'http:';
  if (parsed.password !== '' || (isWeb && parsed.username !== '')) throw invalid('git-password');
  return url;
}

function repositoryName(url: string): string {
  const last = url.split(/[/:]/).filter(Boolean).at(-1) ?? url;
  return last.replace(/\.git$/, '').slice(0, 120) || 'repository';
}

/** `reason` has words in the bundles. */
function invalid(reason: string): DomainError {
  return new DomainError('VALIDATION_FAILED', { issues: [{ path: 'url', message: reason }] });
}
