import { DomainError } from '@planline/contracts/domain-error';
import type { Engine, PlanEvent, PlanFinish, PlanRequest } from '@planline/contracts/engine';
import { treeDigest } from '@planline/engine/workspace/tree-digest';

/**
 * One plan run, with the proof that it changed nothing.
 * @throws DomainError ENGINE_CHANGED_FILES when a file is not as it was before
 */
export async function runPlan(
  engine: Engine,
  request: PlanRequest,
  onEvent: (event: PlanEvent) => void,
  signal: AbortSignal,
): Promise<PlanFinish> {
  const before = await treeDigest(request.snapshotPath);
  let finish: PlanFinish | undefined;
  for await (const event of engine.plan(request, signal)) {
    onEvent(event);
    if (event.type === 'finish') finish = event;
  }
  if (finish === undefined) throw new DomainError('ENGINE_FAILED', { reason: 'no-answer' });
  const after = await treeDigest(request.snapshotPath, { verify: true });
  if (after.digest !== before.digest) throw new DomainError('ENGINE_CHANGED_FILES', {});
  return finish;
}
