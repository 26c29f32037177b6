import type { Engine } from '@planline/contracts/engine';
import { runBuild } from './build-run';
import type { ClaudeEngineOptions } from './claude-engine-options';
import type { ClaudeLauncher } from './claude-launcher';
import { findParentBoundLauncher } from './parent-bound-launcher';
import { runPlan } from './plan-run';

/**
 * The engine that drives the Claude CLI. It reads no environment variable: everything it needs is
 * in `options`. Plan runs of one `aiSessionId` must not overlap, or a turn is lost from history.
 */
export function createClaudeEngine(options: ClaudeEngineOptions): Engine {
  let found: Promise<ClaudeLauncher> | undefined;
  const withLauncher = async () => {
    found ??= options.launcher ? Promise.resolve(options.launcher) : findParentBoundLauncher();
    return { ...options, launcher: await found };
  };
  return {
    kind: 'claude',
    async *plan(request, signal) {
      yield* runPlan(await withLauncher(), request, signal);
    },
    async *build(request, signal) {
      yield* runBuild(await withLauncher(), request, signal);
    },
  };
}
