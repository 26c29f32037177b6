import { DomainError } from '@planline/contracts/domain-error';
import type { Engine, EngineKind } from '@planline/contracts/engine';
import { createClaudeEngine } from '@planline/engine/claude/claude-engine';
import { findClaude } from '@planline/engine/claude/find-claude';
import { chooseEngine } from '@planline/engine/engine-choice';
import { readCommitHistory } from '@planline/engine/local/code-index/commit-history';
import { createLocalEngine } from '@planline/engine/local/local-engine';
import { claudeCredentials } from '../claude-credentials';
import type { StartConfig } from '../config';

/**
 * The engine that was asked for, or the one that can run.
 * @throws DomainError ENGINE_UNAVAILABLE when Claude was asked for by name and cannot run
 */
export async function engineFor(
  wanted: EngineKind | null,
  config: StartConfig,
  repository: string,
): Promise<Engine> {
  const local = () =>
    createLocalEngine({
      // Nobody watches an answer of the command line fill in.
      pieceDelayMs: 0,
      commitHistory: () => readCommitHistory([`--git-dir=${repository}`]),
    });
  if (wanted === 'local') return local();

  const claude = await findClaude({
    configuredPath: config.CLAUDE_CLI_PATH ?? null,
    env: process.env,
  });
  const credentials = claudeCredentials(config);
  const choice = chooseEngine({
    preference: wanted ?? 'auto',
    claude,
    hasCredentials: credentials !== null,
  });
  if (choice.kind === 'claude' && claude.usable && credentials !== null) {
    return createClaudeEngine({
      cliPath: claude.path,
      credentials,
      ...(config.ANTHROPIC_BASE_URL ? { baseUrl: config.ANTHROPIC_BASE_URL } : {}),
    });
  }
  if (wanted === 'claude') throw new DomainError('ENGINE_UNAVAILABLE', { reason: choice.reason });
  return local();
}
