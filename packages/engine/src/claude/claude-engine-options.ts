import type { ClaudeLauncher } from './claude-launcher';

/** Where a run's right to call the model comes from. Never logged, never in argv. */
export type ClaudeCredentials =
  | { kind: 'api-key'; apiKey: string }
  | { kind: 'auth-token'; authToken: string }
  /**
   * A configuration folder of the CLI that somebody logged in with (`CLAUDE_CONFIG_DIR`). It is
   * used in place, because a copy would go stale as soon as the CLI renews the login; the
   * transcripts of such runs are kept there too.
   */
  | { kind: 'login-directory'; path: string };

export interface ClaudeTimeouts {
  /** A run without one line of output for this long is stalled. */
  silenceMs: number;
  /** A run that has not ended after this long is stalled. */
  runMs: number;
  /** Between SIGTERM and SIGKILL. The CLI needs up to 2 s to end a child of its own. */
  terminateMs: number;
}

export const defaultClaudeTimeouts: ClaudeTimeouts = {
  silenceMs: 120_000,
  runMs: 30 * 60_000,
  terminateMs: 5_000,
};

export interface ClaudeEngineOptions {
  /** Absolute path of a CLI that `findClaude` called usable. */
  cliPath: string;
  credentials: ClaudeCredentials;
  /** The CLI's own default when absent. */
  model?: string | null;
  /** Another address of the Messages API. */
  baseUrl?: string;
  /** PATH of the CLI; it looks only for git there. */
  searchPath?: string;
  /** Where private temporary folders are made; the system's by default. Short: sockets go there. */
  temporaryDirectory?: string;
  timeouts?: Partial<ClaudeTimeouts>;
  /** By default one that ends the CLI with our own process, where the system can do that. */
  launcher?: ClaudeLauncher;
}
