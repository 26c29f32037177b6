import type { BuildEvent, StepOutcome } from '@planline/contracts/engine';
import type { PlanStep } from '@planline/contracts/plan';
import type { BuildReport } from '../prompt/build-report';

/**
 * Tells which step is being worked on, from the files that were truly edited, and how each ended,
 * from the model's report as far as the edits bear it out.
 */
export class StepProgress {
  readonly #steps: readonly PlanStep[];
  readonly #started = new Set<string>();
  readonly #edited = new Set<string>();

  constructor(steps: readonly PlanStep[]) {
    this.#steps = steps.filter((step) => step.included);
  }

  get hasEdits(): boolean {
    return this.#edited.size > 0;
  }

  /** The first step that names the file and has not begun, begins. */
  *fileEdited(file: string): Generator<BuildEvent, void, void> {
    this.#edited.add(file);
    if (this.#steps.some((step) => this.#started.has(step.id) && names(step, file))) return;
    const step = this.#steps.find((one) => !this.#started.has(one.id) && names(one, file));
    if (step) yield this.#start(step);
  }

  *finish(report: BuildReport | null): Generator<BuildEvent, void, void> {
    for (const step of this.#steps) {
      const said = report?.steps.find((one) => one.id === step.id);
      if (!this.#started.has(step.id)) yield this.#start(step);
      const outcome = this.#outcomeOf(step, said?.outcome);
      yield {
        type: 'step-end',
        stepId: step.id,
        outcome,
        ...(said?.note && { note: said.note }),
      };
    }
  }

  #start(step: PlanStep): BuildEvent {
    this.#started.add(step.id);
    return { type: 'step-start', stepId: step.id, title: step.title };
  }

  /**
   * `done` needs an edit in one of the step's files, or of any file for a step that names none;
   * otherwise it was done elsewhere. A step that the report leaves out counts by its files alone.
   */
  #outcomeOf(step: PlanStep, said: StepOutcome | undefined): StepOutcome {
    const isTouched =
      step.files.length === 0 ? this.hasEdits : [...this.#edited].some((file) => names(step, file));
    if (said === undefined) return isTouched ? 'changed' : 'skipped';
    if (said === 'done' && !isTouched) return this.hasEdits ? 'changed' : 'skipped';
    return said;
  }
}

/** A step names files as people do: with a leading `./`, or a folder for all that is in it. */
function names(step: PlanStep, file: string): boolean {
  return step.files.some((named) => {
    const path = named.replace(/^(\.?\/)+/, '').replace(/\/+$/, '');
    return path === file || file.startsWith(`${path}/`);
  });
}
