import type {
  FeaturePlanResponse,
  FixPlanResponse,
  TypedAnswer,
} from '@planline/contracts/chat-response';
import { type PlanContent, type PlanStep, planContentSchema } from '@planline/contracts/plan';

/** A plan of an engine may be longer than a plan may be; what is over the limits is cut, not refused. */
const limits = { title: 500, stepTitle: 300, summary: 20_000, description: 8_000, file: 400 };

/**
 * The editable plan of a feature or fix answer; null for every other intent, and for an answer
 * without a single step, because there would be nothing to build.
 */
export function planContentFromAnswer(answer: TypedAnswer): PlanContent | null {
  if (answer.intent === 'feature') return ofFeature(answer.response);
  if (answer.intent === 'fix') return ofFix(answer.response);
  return null;
}

function ofFeature(response: FeaturePlanResponse): PlanContent | null {
  const steps = [...response.plan.steps]
    .sort((left, right) => left.order - right.order)
    .map(
      (step, index): PlanStep => ({
        id: stepId(index),
        title: titleOf(step.title, step.description),
        description: cut(step.description, limits.description),
        files: filesOf(step.files),
        effort: step.estimatedEffort,
        included: true,
      }),
    );
  if (steps.length === 0) return null;
  return planContentSchema.parse({
    contractVersion: '1.0',
    kind: 'feature',
    title: cut(
      firstLine(response.summary) || firstLine(response.plan.overview) || '—',
      limits.title,
    ),
    summary: cut(response.plan.overview || response.summary, limits.summary),
    steps: steps.slice(0, 100),
    dependencies: response.plan.dependencies.slice(0, 50),
    risks: response.plan.risks.slice(0, 50),
    alternatives: response.plan.alternatives?.slice(0, 20),
    feasibility: response.feasibility,
    buildPrompt: response.buildPrompt,
  } satisfies PlanContent);
}

function ofFix(response: FixPlanResponse): PlanContent | null {
  const { issue, solution } = response;
  const steps = solution.changes.map(
    (change, index): PlanStep => ({
      id: stepId(index),
      title: titleOf(firstLine(change.description), change.file),
      description: cut(change.description, limits.description),
      files: filesOf([change.file]),
      effort: 'medium',
      changeType: change.changeType,
      included: true,
    }),
  );
  if (steps.length === 0) return null;
  return planContentSchema.parse({
    contractVersion: '1.0',
    kind: 'fix',
    title: cut(firstLine(issue.description) || firstLine(solution.approach) || '—', limits.title),
    summary: cut(solution.approach, limits.summary),
    steps: steps.slice(0, 100),
    dependencies: [],
    risks: [],
    issue,
    rootCause: response.rootCause,
    testingStrategy: solution.testingStrategy,
    preventionTips: response.preventionTips,
    buildPrompt: response.buildPrompt,
  } satisfies PlanContent);
}

/** By place in the first revision; later revisions keep the id wherever the step moves. */
function stepId(index: number): string {
  return `step-${index + 1}`;
}

function titleOf(title: string, fallback: string): string {
  return cut(firstLine(title) || firstLine(fallback) || '—', limits.stepTitle);
}

function filesOf(files: readonly string[]): string[] {
  return [...new Set(files)]
    .filter((file) => file.length > 0 && file.length <= limits.file)
    .slice(0, 100);
}

function firstLine(text: string): string {
  return text.trim().split('\n', 1)[0]?.trim() ?? '';
}

function cut(text: string, maximum: number): string {
  if (text.length <= maximum) return text;
  // A cut between the halves of a surrogate pair would store a broken character.
  return `${text.slice(0, maximum - 1).replace(/[\uD800-\uDBFF]$/u, '')}…`;
}
