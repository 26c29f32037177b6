import type { PlanContent, PlanStep } from '@planline/contracts/plan';

export interface PlanCounts {
  included: number;
  steps: number;
  /** Different files of the included steps. */
  files: number;
}

export function planCounts(steps: readonly Pick<PlanStep, 'included' | 'files'>[]): PlanCounts {
  const included = steps.filter((step) => step.included);
  return {
    included: included.length,
    steps: steps.length,
    files: new Set(included.flatMap((step) => step.files)).size,
  };
}

/** The content with some ticks set; steps that the map does not name keep theirs. */
export function withTicks(content: PlanContent, ticks: ReadonlyMap<string, boolean>): PlanContent {
  return {
    ...content,
    steps: content.steps.map((step) => ({
      ...step,
      included: ticks.get(step.id) ?? step.included,
    })),
  };
}
