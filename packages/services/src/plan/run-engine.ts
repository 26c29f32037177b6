import { assertNever } from '@planline/contracts/assert-never';
import { DomainError } from '@planline/contracts/domain-error';
import type { Engine, PlanEvent, PlanFinish, PlanRequest } from '@planline/contracts/engine';
import type { RunEventBody } from '@planline/contracts/run-event';
import type { RunEventWriter, RunMeter } from '../run';

export interface EngineAnswer {
  finish: PlanFinish;
  /** Time from the start of the engine to the first piece of its answer, in ms; null when it sent none. */
  firstDeltaMs: number | null;
}

/**
 * Lets the engine answer, measures it, and puts what it says into the run's log as it says it.
 * `attemptsBefore` counts attempts of an earlier worker: a new one makes their text void.
 * @throws what the engine throws; on abort the signal's reason
 */
export async function runEngine(
  engine: Engine,
  request: PlanRequest,
  log: { writer: RunEventWriter; attemptsBefore: number; engineReason: string },
  meter: RunMeter,
  signal: AbortSignal,
): Promise<EngineAnswer> {
  let firstDeltaMs: number | null = null;
  let finish: PlanFinish | null = null;
  meter.start();
  try {
    for await (const event of engine.plan(request, signal)) {
      signal.throwIfAborted();
      if (event.type === 'finish') {
        finish = event;
        continue;
      }
      if (event.type === 'answer-delta') firstDeltaMs ??= meter.aiMs;
      const body = toRunEvent(event, log, meter.heldSeconds);
      if (body) log.writer.push(body);
    }
  } finally {
    meter.stop();
  }
  signal.throwIfAborted();
  if (!finish) throw new DomainError('ENGINE_FAILED', { reason: 'no-answer' });
  return { finish, firstDeltaMs };
}

function toRunEvent(
  event: Exclude<PlanEvent, PlanFinish>,
  log: { attemptsBefore: number; engineReason: string },
  heldSeconds: number | null,
): RunEventBody | null {
  switch (event.type) {
    case 'engine-start':
      return {
        type: 'run-started',
        engine: event.engine,
        reason: log.engineReason,
        model: event.model,
        ...(heldSeconds === null ? {} : { heldSeconds }),
      };
    case 'progress': {
      const { activity, file, count } = event;
      return {
        type: 'run-progress',
        activity,
        ...(file === undefined ? {} : { file }),
        ...(count === undefined ? {} : { count }),
      };
    }
    case 'answer-start':
      return { type: 'answer-start', attempt: log.attemptsBefore + event.attempt };
    case 'answer-delta':
      return event.text === '' ? null : { type: 'answer-delta', text: event.text };
    case 'answer-end':
      return { type: 'answer-end' };
    default:
      return assertNever(event);
  }
}
