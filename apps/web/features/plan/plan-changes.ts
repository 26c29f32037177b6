import type { PlanContent, PlanStep } from '@planline/contracts/plan';

export type PlanChange =
  | { kind: 'added' | 'removed' | 'rewritten' | 'ticked' | 'unticked'; title: string }
  | { kind: 'reordered' };

/** What moved between two revisions, in the words of their steps. */
export function planChanges(before: PlanContent, after: PlanContent): PlanChange[] {
  const old = new Map(before.steps.map((step) => [step.id, step]));
  const now = new Map(after.steps.map((step) => [step.id, step]));
  const changes: PlanChange[] = [];
  for (const step of after.steps) {
    const was = old.get(step.id);
    if (!was) changes.push({ kind: 'added', title: step.title });
    else if (isRewritten(was, step)) changes.push({ kind: 'rewritten', title: step.title });
    else if (was.included !== step.included)
      changes.push({ kind: step.included ? 'ticked' : 'unticked', title: step.title });
  }
  for (const step of before.steps)
    if (!now.has(step.id)) changes.push({ kind: 'removed', title: step.title });
  if (isReordered(before.steps, after.steps)) changes.push({ kind: 'reordered' });
  return changes;
}

function isRewritten(was: PlanStep, is: PlanStep): boolean {
  return (
    was.title !== is.title ||
    was.description !== is.description ||
    was.effort !== is.effort ||
    was.files.join('\n') !== is.files.join('\n')
  );
}

function isReordered(before: readonly PlanStep[], after: readonly PlanStep[]): boolean {
  const kept = new Set(after.map((step) => step.id));
  const order = before.filter((step) => kept.has(step.id)).map((step) => step.id);
  const were = new Set(order);
  return after.filter((step) => were.has(step.id)).some((step, index) => step.id !== order[index]);
}
