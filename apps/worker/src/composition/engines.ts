import { DomainError } from '@planline/contracts/domain-error';
import type { Engine } from '@planline/contracts/engine';
import { createClaudeEngine } from '@planline/engine/claude/claude-engine';
import type { ClaudeCredentials } from '@planline/engine/claude/claude-engine-options';
import { findClaude } from '@planline/engine/claude/find-claude';
import { chooseEngine } from '@planline/engine/engine-choice';
import type { CommitHistory } from '@planline/engine/local/code-index/commit-history';
import { createLocalEngine } from '@planline/engine/local/local-engine';
import type { Engines } from '@planline/services/context';
import type { EngineStatus } from '@planline/services/engine-status';
import type { WorkerConfig } from '../config';

/** The engines of this process, and what it may tell others of them. */
export async function startEngines(
  config: WorkerConfig,
  searchPath: string,
  commitHistory: CommitHistory,
): Promise<{ engines: Engines; status: EngineStatus }> {
  const claude = await findClaude({
    configuredPath: config.claude.cliPath,
    env: { PATH: searchPath },
  });
  const credentials = credentialsOf(config);
  const local = createLocalEngine({ commitHistory, pieceDelayMs: config.localPaceMs });
  const engine: Engine | null =
    claude.usable && credentials
      ? createClaudeEngine({
          cliPath: claude.path,
          credentials,
          searchPath,
          ...(config.claude.baseUrl ? { baseUrl: config.claude.baseUrl } : {}),
        })
      : null;
  const status: EngineStatus = { claude, hasCredentials: credentials !== null };
  return {
    status,
    engines: {
      async choose(preference) {
        return chooseEngine({ preference, ...status });
      },
      get(kind) {
        if (kind === 'local') return local;
        if (!engine) throw new DomainError('ENGINE_UNAVAILABLE', { reason: 'cli-missing' });
        return engine;
      },
    },
  };
}

/** The first that is set: a key, a token, a login folder. */
function credentialsOf({ claude }: WorkerConfig): ClaudeCredentials | null {
  if (claude.apiKey) return { kind: 'api-key', apiKey: claude.apiKey };
  if (claude.authToken) return { kind: 'auth-token', authToken: claude.authToken };
  if (claude.loginDirectory) return { kind: 'login-directory', path: claude.loginDirectory };
  return null;
}
