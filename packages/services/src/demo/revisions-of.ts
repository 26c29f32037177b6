import { type PlanContent, planContentSchema } from '@planline/contracts/plan';
import { planDigest } from '../plan';
import type { DemoHistory } from './demo-history';

export type DemoRevision = DemoHistory['rows']['revisions'][number];

/** The engine's plan and what a person made of it: steps unticked and ticked, another order, other words. */
export function revisionsOf(
  history: DemoHistory,
  plan: { planId: string; content: PlanContent; count: number },
): DemoRevision[] {
  const { planId } = plan;
  const revision = (number: number, content: PlanContent, author: string): DemoRevision => ({
    planId,
    revision: number,
    digest: planDigest(content),
    content,
    author,
    createdAt: history.now(),
  });
  const revisions = [revision(1, plan.content, 'engine')];
  let content = plan.content;
  for (let number = 2; number <= plan.count + 1; number += 1) {
    history.pass(history.random.whole(20, 240));
    content = planContentSchema.parse(edited(content, number));
    revisions.push(revision(number, content, history.userId));
  }
  return revisions;
}

function edited(content: PlanContent, number: number): PlanContent {
  const { steps } = content;
  const last = steps.length - 1;
  switch (number % 3) {
    case 2:
      // At least the first step stays: a plan with nothing ticked cannot be built.
      return {
        ...content,
        steps: steps.map((step, index) =>
          index === last && index > 0 ? { ...step, included: !step.included } : step,
        ),
        summary: `${content.summary}\n\n(${number})`,
      };
    case 0:
      return {
        ...content,
        steps: [...steps.slice(1), ...steps.slice(0, 1)],
        title: `${content.title} (${number})`,
      };
    default:
      return {
        ...content,
        steps: steps.map((step) => ({ ...step, included: true })),
        title: `${content.title} (${number})`,
      };
  }
}
