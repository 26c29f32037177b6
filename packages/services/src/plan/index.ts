export { type ConvertedBuild, type ConvertToBuildInput, convertToBuild } from './convert-to-build';
export { ensureBaseCommit } from './ensure-base-commit';
export { executePlanRun, type PlanRunOutcome } from './execute-plan-run';
export { getPlan, type PlanDetails } from './get-plan';
export { insertPlan } from './insert-plan';
export { planContentFromAnswer } from './plan-content-from-answer';
export { planDigest } from './plan-digest';
export { revisePlan } from './revise-plan';
export { sweepPlanRuns } from './sweep-plan-runs';
