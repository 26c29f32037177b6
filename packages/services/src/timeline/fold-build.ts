import {
  type BuildEventData,
  type BuildPhase,
  type BuildStepReport,
  type BuildView,
  buildPhases,
} from '@planline/contracts/build';

export interface FoldableBuildEvent {
  phase: BuildPhase;
  type: 'started' | 'progress' | 'completed' | 'failed' | 'log';
  title: string;
  data: BuildEventData;
  at: string;
}

type PhaseView = BuildView['phases'][number];

/** Phases and steps of a build from its events in order; steps appear in the order they were first named. */
export function foldBuild(events: readonly FoldableBuildEvent[]): {
  phase: BuildPhase | null;
  phases: PhaseView[];
  steps: BuildStepReport[];
} {
  const phases = new Map<BuildPhase, PhaseView>(
    buildPhases.map((phase) => [
      phase,
      { phase, status: 'pending', startedAt: null, endedAt: null },
    ]),
  );
  const steps = new Map<string, BuildStepReport>();
  let current: BuildPhase | null = null;
  for (const event of events) {
    const view = phases.get(event.phase);
    if (!view) continue;
    switch (event.type) {
      case 'started':
        current = event.phase;
        phases.set(event.phase, { ...view, status: 'started', startedAt: event.at });
        break;
      case 'completed':
      case 'failed':
        phases.set(event.phase, { ...view, status: event.type, endedAt: event.at });
        break;
      case 'progress':
        current = event.phase;
        if (event.data.step) steps.set(event.data.step.stepId, event.data.step);
        break;
      case 'log':
        break;
    }
  }
  return { phase: current, phases: [...phases.values()], steps: [...steps.values()] };
}
