import type { Engine } from '@planline/contracts/engine';
import { runBuild } from './build-run';
import type { ClaudeEngineOptions } from './claude-engine-options';
import { runPlan } from './plan-run';

/**
 * The engine that drives the Claude CLI. It reads no environment variable: everything it needs is
 * in `options`. Plan runs of one `aiSessionId` must not overlap, or a turn is lost from history.
 */
export function createClaudeEngine(options: ClaudeEngineOptions): Engine {
  return {
    kind: 'claude',
    plan: (request, signal) => runPlan(options, request, signal),
    build: (request, signal) => runBuild(options, request, signal),
  };
}
