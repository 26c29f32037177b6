import type { ClaudeCredentials } from './claude-engine-options';

export interface ClaudeEnvironmentInput {
  credentials: ClaudeCredentials;
  home: string;
  temporaryDirectory: string;
  searchPath: string;
  baseUrl: string | undefined;
}

/** The whole environment of a run, by name: whatever else the server's process holds stays there. */
export function claudeEnvironment(input: ClaudeEnvironmentInput): Record<string, string> {
  return {
    ...cleanEnvironment(input),
    ...(input.baseUrl ? { ANTHROPIC_BASE_URL: input.baseUrl } : {}),
    ...credentialVariables(input.credentials),
  };
}

/** For `--help` and `--version`: nothing to call a model with. */
export function cleanEnvironment(
  input: Pick<ClaudeEnvironmentInput, 'home' | 'temporaryDirectory' | 'searchPath'>,
): Record<string, string> {
  return {
    PATH: input.searchPath,
    HOME: input.home,
    TMPDIR: input.temporaryDirectory,
    LANG: 'C.UTF-8',
    CLAUDE_CODE_DISABLE_NONESSENTIAL_TRAFFIC: '1',
    DISABLE_TELEMETRY: '1',
    DISABLE_AUTOUPDATER: '1',
    // Old versions ran a project's git filters and fsmonitor to describe the repository.
    CLAUDE_CODE_DISABLE_GIT_INSTRUCTIONS: '1',
    CLAUDE_CODE_MAX_RETRIES: '3',
    API_TIMEOUT_MS: '120000',
  };
}

function credentialVariables(credentials: ClaudeCredentials): Record<string, string> {
  switch (credentials.kind) {
    case 'api-key':
      return { ANTHROPIC_API_KEY: credentials.apiKey };
    case 'auth-token':
      return { ANTHROPIC_AUTH_TOKEN: credentials.authToken };
    case 'login-directory':
      return { CLAUDE_CONFIG_DIR: credentials.path };
  }
}
