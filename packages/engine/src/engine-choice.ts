import type { ClaudeCliReport, EngineChoice } from '@planline/contracts/engine-status';
import type { EnginePreference } from '@planline/contracts/project';

export interface EngineChoiceInput {
  preference: EnginePreference;
  /** Null when nobody has looked for a CLI. */
  claude: ClaudeCliReport | null;
  hasCredentials: boolean;
}

/**
 * Decides once per run which engine answers. A wish for `claude` that cannot be met falls back to
 * `local` with the obstacle as its reason, so that a project always has an engine.
 */
export function chooseEngine({
  preference,
  claude,
  hasCredentials,
}: EngineChoiceInput): EngineChoice {
  if (preference === 'local') return { kind: 'local', reason: 'chosen' };
  if (claude === null) return { kind: 'local', reason: 'no-cli' };
  if (!claude.usable) return { kind: 'local', reason: claude.reason };
  if (!hasCredentials) return { kind: 'local', reason: 'no-credentials' };
  return { kind: 'claude', reason: preference === 'claude' ? 'chosen' : 'claude-ready' };
}
