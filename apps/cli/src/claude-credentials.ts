import type { ClaudeCredentials } from '@planline/engine/claude/claude-engine-options';
import type { StartConfig } from './config';

/** The first of what the configuration names; null when it names nothing. */
export function claudeCredentials(config: StartConfig): ClaudeCredentials | null {
  if (config.ANTHROPIC_API_KEY) return { kind: 'api-key', apiKey: config.ANTHROPIC_API_KEY };
  if (config.ANTHROPIC_AUTH_TOKEN) {
    return { kind: 'auth-token', authToken: config.ANTHROPIC_AUTH_TOKEN };
  }
  if (config.PLANLINE_CLAUDE_LOGIN_DIR) {
    return { kind: 'login-directory', path: config.PLANLINE_CLAUDE_LOGIN_DIR };
  }
  return null;
}
