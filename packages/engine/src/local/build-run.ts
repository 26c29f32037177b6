import type { BuildEvent, BuildRequest } from '@planline/contracts/engine';
import { engineFailure } from './engine-failure';
import type { LocalTools } from './local-engine';
import { buildPlan } from './recipes/build-plan';
import { buildIdeaSite } from './starter/build-idea-site';

/** Edits the worktree as far as recipes go: an idea becomes a site, a plan becomes edits or a document. */
export async function* runBuild(
  request: BuildRequest,
  tools: LocalTools,
  signal: AbortSignal,
): AsyncGenerator<BuildEvent, void, void> {
  signal.throwIfAborted();
  yield { type: 'engine-start', engine: 'local', model: null, aiSessionId: null };
  try {
    if (request.plan === null) yield* buildIdeaSite(request, tools, signal);
    else yield* buildPlan(request, request.plan, tools, signal);
  } catch (error) {
    signal.throwIfAborted();
    throw engineFailure(error);
  }
}
