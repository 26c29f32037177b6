import {
  type BuildPhase,
  type BuildStatus,
  type BuildStepReport,
  type BuildView,
  buildPhases,
} from '@planline/contracts/build';
import type { ErrorView } from '@planline/contracts/error-code';
import type { LiveRun } from '../timeline/live-run';

export interface PhaseProgress {
  phase: BuildPhase;
  status: 'pending' | 'started' | 'completed' | 'failed';
}

/** A build as its card shows it: the stored view, brought up to date by the events of its run. */
export interface BuildProgress {
  status: BuildStatus;
  phases: PhaseProgress[];
  steps: readonly BuildStepReport[];
  /** The step that is being worked on, counted from 1. */
  currentStep: { number: number; total: number; title: string } | null;
  currentPhase: BuildPhase | null;
  startedAt: string | null;
  finishedAt: string | null;
  cancelRequested: boolean;
  error: ErrorView | null;
}

export function buildProgress(build: BuildView, run: LiveRun | null): BuildProgress {
  const status = statusOf(build, run);
  const phases = buildPhases.map((phase): PhaseProgress => {
    const live = run?.phases[phase]?.status;
    const stored = build.phases.find((each) => each.phase === phase)?.status;
    const reached = furthest(stored ?? 'pending', live ?? 'pending');
    // The phase in which a build failed says so, also when nothing but the end of the run told it.
    return { phase, status: status === 'failed' && reached === 'started' ? 'failed' : reached };
  });
  const steps = mergedSteps(build.steps, run?.steps ?? []);
  const isOpen = status === 'queued' || status === 'running';
  const current = steps.findIndex((step) => step.status === 'started');
  return {
    status,
    phases,
    steps,
    currentStep:
      isOpen && current !== -1
        ? { number: current + 1, total: steps.length, title: steps[current]?.title ?? '' }
        : null,
    currentPhase: isOpen
      ? (phases.findLast((each) => each.status === 'started')?.phase ?? null)
      : null,
    startedAt: build.startedAt ?? run?.startedAt ?? null,
    finishedAt: build.finishedAt ?? run?.endedAt ?? null,
    cancelRequested: isOpen && (run?.cancelRequested ?? false),
    error: build.error ?? run?.error ?? null,
  };
}

function statusOf(build: BuildView, run: LiveRun | null): BuildStatus {
  if (build.status !== 'queued' && build.status !== 'running') return build.status;
  if (!run) return build.status;
  if (run.endedAt === null) return run.status === 'running' ? 'running' : build.status;
  if (run.status === 'succeeded') return run.buildStatus ?? 'succeeded';
  return run.status === 'cancelled' ? 'cancelled' : 'failed';
}

const phaseOrder = ['pending', 'started', 'completed', 'failed'] as const;
function furthest(a: PhaseProgress['status'], b: PhaseProgress['status']): PhaseProgress['status'] {
  return phaseOrder.indexOf(a) >= phaseOrder.indexOf(b) ? a : b;
}

/** The plan's steps in their order, each with the latest report; steps only the run knows come last. */
function mergedSteps(
  stored: readonly BuildStepReport[],
  live: readonly BuildStepReport[],
): BuildStepReport[] {
  const latest = new Map(live.map((step) => [step.stepId, step]));
  const known = stored.map((step) => latest.get(step.stepId) ?? step);
  const ids = new Set(stored.map((step) => step.stepId));
  return [...known, ...live.filter((step) => !ids.has(step.stepId))];
}
