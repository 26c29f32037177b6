import type { AvailableAction } from '@planline/contracts/chat-response';
import type { InsertedPlan } from './insert-plan';

/** What can be done with an answer. `label` is a key for the interface, not words for a reader. */
export function availableActionsOf(plan: InsertedPlan | null): AvailableAction[] {
  if (!plan) return [];
  const { planId, revision, digest } = plan;
  return [
    { type: 'convert_to_build', label: 'convert_to_build', payload: { planId, revision, digest } },
  ];
}
