import os from 'node:os';
import { type ClaudeEngineOptions, defaultClaudeTimeouts } from './claude-engine-options';
import { claudeEnvironment } from './claude-environment';
import { directLauncher } from './claude-launcher';
import { runClaudeProcess } from './claude-process';
import { readCliEvents } from './read-cli-event';
import type { TurnEnd, TurnEvent, TurnSpec } from './turn-event';
import { TurnState } from './turn-state';

/**
 * One run of the CLI: its events in the engine's own words.
 * @throws DomainError ENGINE_STALLED, ENGINE_UNAVAILABLE, ENGINE_FAILED; on abort the signal's reason.
 */
export async function* runClaudeTurn(
  options: ClaudeEngineOptions,
  spec: TurnSpec,
  signal: AbortSignal,
): AsyncGenerator<TurnEvent, TurnEnd, void> {
  const turn = new TurnState(spec);
  const timeouts = { ...defaultClaudeTimeouts, ...options.timeouts };
  const lines = runClaudeProcess(launchOf(options, spec), spec.prompt, timeouts, signal);
  try {
    for (let next = await lines.next(); ; next = await lines.next()) {
      if (next.done) return turn.end(next.value);
      for (const event of readCliEvents(next.value)) yield* turn.take(event);
    }
  } finally {
    // Reached by an error or an early end of our own reader too: the process must not outlive it.
    await lines.return({ exitCode: null, stderr: '' });
  }
}

function launchOf(options: ClaudeEngineOptions, spec: TurnSpec) {
  const { credentials, baseUrl } = options;
  const env = claudeEnvironment({
    credentials,
    baseUrl,
    home: spec.folders.home,
    temporaryDirectory: spec.folders.temporary,
    searchPath: options.searchPath ?? '/usr/local/bin:/usr/bin:/bin',
  });
  return (options.launcher ?? directLauncher).wrapCommand(
    { command: options.cliPath, args: spec.args, env, cwd: spec.project.path },
    {
      project: spec.project,
      home: spec.folders.home,
      temporary: spec.folders.temporary,
      login: credentials.kind === 'login-directory' ? credentials.path : null,
    },
  );
}

export const defaultTemporaryDirectory = () => os.tmpdir();
