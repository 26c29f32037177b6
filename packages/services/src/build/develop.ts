import { assertNever } from '@planline/contracts/assert-never';
import type { BuildStepReport } from '@planline/contracts/build';
import { DomainError } from '@planline/contracts/domain-error';
import type { BuildEvent, BuildFinish, BuildRequest, Engine } from '@planline/contracts/engine';
import type { RunMeter } from '../run';
import type { BuildJournal } from './build-journal';

export interface Developed {
  finish: BuildFinish;
  engineMs: number;
  /** What was promised against what was done, in the order of the plan. */
  steps: BuildStepReport[];
}

/** Lets the engine edit the worktree and records what it says. @throws what the engine throws */
export async function develop(
  engine: Engine,
  request: BuildRequest,
  journal: BuildJournal,
  engineReason: string,
  meter: RunMeter,
  signal: AbortSignal,
): Promise<Developed> {
  const reports = new Map<string, BuildStepReport>();
  let finish: BuildFinish | null = null;
  const take = (event: BuildEvent) => {
    switch (event.type) {
      case 'engine-start': {
        const { engine: kind, model } = event;
        const { heldSeconds } = meter;
        journal.progress('development started', {
          type: 'run-started',
          engine: kind,
          reason: engineReason,
          model,
          ...(heldSeconds === null ? {} : { heldSeconds }),
        });
        break;
      }
      case 'progress': {
        const { activity, file, count } = event;
        journal.notice({
          type: 'run-progress',
          activity,
          ...(file === undefined ? {} : { file }),
          ...(count === undefined ? {} : { count }),
        });
        break;
      }
      case 'step-start': {
        const report = { stepId: event.stepId, title: event.title, status: 'started' } as const;
        reports.set(event.stepId, report);
        journal.step(report);
        break;
      }
      case 'step-end': {
        const { stepId, outcome, note } = event;
        const title = reports.get(stepId)?.title ?? stepId;
        const report = { stepId, title, status: outcome, ...(note ? { note } : {}) };
        reports.set(stepId, report);
        journal.step(report);
        break;
      }
      case 'log':
        journal.line(event.line);
        break;
      case 'finish':
        finish = event;
        break;
      default:
        assertNever(event);
    }
  };
  meter.start();
  try {
    for await (const event of engine.build(request, signal)) {
      signal.throwIfAborted();
      take(event);
    }
  } finally {
    meter.stop();
  }
  signal.throwIfAborted();
  if (!finish) throw new DomainError('ENGINE_FAILED', { reason: 'no-answer' });
  return { finish, engineMs: meter.aiMs, steps: delivered(request, reports) };
}

/** A promised step that the engine never spoke of was not done. */
function delivered(
  request: BuildRequest,
  reports: ReadonlyMap<string, BuildStepReport>,
): BuildStepReport[] {
  const promised = request.plan?.steps.filter((step) => step.included) ?? [];
  if (promised.length === 0) return [...reports.values()].map(ended);
  return promised.map(({ id, title }) => {
    const report = reports.get(id);
    return report ? ended({ ...report, title }) : { stepId: id, title, status: 'skipped' };
  });
}

function ended(report: BuildStepReport): BuildStepReport {
  return report.status === 'started' || report.status === 'pending'
    ? { ...report, status: 'skipped' }
    : report;
}
