import { assertNever } from '@planline/contracts/assert-never';
import type { BuildPhase, BuildStatus, BuildStepReport } from '@planline/contracts/build';
import type { EngineActivity, EngineKind } from '@planline/contracts/engine';
import type { ErrorView } from '@planline/contracts/error-code';
import type { RunEvent, RunStatus, RunView } from '@planline/contracts/run-event';

export interface LivePhase {
  status: 'started' | 'completed' | 'failed';
  startedAt: string | null;
  endedAt: string | null;
}

export interface LogLine {
  seq: number;
  phase: BuildPhase;
  line: string;
}

/** A run as its events tell it. Pure data: folded from events that may come twice or out of order. */
export interface LiveRun {
  runId: string;
  kind: 'plan' | 'build';
  status: RunStatus;
  messageId: string | null;
  buildId: string | null;
  /** The last event of the unbroken sequence that has been applied. */
  lastSeq: number;
  /** Events that came before one of their predecessors; applied once the gap is filled. */
  held: readonly RunEvent[];
  ahead: number;
  engine: EngineKind | null;
  model: string | null;
  activity: EngineActivity | null;
  file: string | null;
  /** Project files that were read so far, as far as the engine told. */
  filesRead: number;
  attempt: number;
  /** The JSON text of the answer so far; void again when a new attempt starts. */
  text: string;
  phases: Readonly<Partial<Record<BuildPhase, LivePhase>>>;
  steps: readonly BuildStepReport[];
  log: readonly LogLine[];
  cancelRequested: boolean;
  /**
   * What is set aside by now; null for a free engine. `addedSeconds` is null until most of it is used: then
   * how much was added, and 0 when there was no more.
   */
  time: { heldSeconds: number; addedSeconds: number | null } | null;
  startedAt: string | null;
  endedAt: string | null;
  error: ErrorView | null;
  buildStatus: BuildStatus | null;
}

/** A card shows the end of a log; the whole of it is on the server. */
const LOG_LINES_KEPT = 2_000;

export function newLiveRun(runId: string): LiveRun {
  return {
    runId,
    kind: 'plan',
    status: 'queued',
    messageId: null,
    buildId: null,
    lastSeq: 0,
    held: [],
    ahead: 0,
    engine: null,
    model: null,
    activity: null,
    file: null,
    filesRead: 0,
    attempt: 0,
    text: '',
    phases: {},
    steps: [],
    log: [],
    cancelRequested: false,
    time: null,
    startedAt: null,
    endedAt: null,
    error: null,
    buildStatus: null,
  };
}

export const hasEnded = (run: LiveRun): boolean => run.endedAt !== null;

/** What the server's list of runs adds: identity, and the state before the first event arrived. */
export function withRunView(run: LiveRun, view: RunView): LiveRun {
  const known = {
    ...run,
    kind: view.kind,
    messageId: view.messageId,
    buildId: view.buildId,
    cancelRequested: run.cancelRequested || view.cancelRequested,
  };
  if (hasEnded(run)) return known;
  return {
    ...known,
    // Events are newer than a list that was made before them.
    status: run.lastSeq > 0 && run.status === 'running' ? 'running' : view.status,
    ahead: view.ahead,
    engine: run.engine ?? view.engine,
    startedAt: run.startedAt ?? view.startedAt,
  };
}

/**
 * Takes one event. A seq that was applied already changes nothing; one that is ahead of the sequence
 * waits until its predecessors have come.
 */
export function withRunEvent(run: LiveRun, event: RunEvent): LiveRun {
  if (event.seq <= run.lastSeq) return run;
  if (event.seq > run.lastSeq + 1) {
    if (run.held.some((held) => held.seq === event.seq)) return run;
    return { ...run, held: [...run.held, event].sort((a, b) => a.seq - b.seq) };
  }
  let next = apply(run, event);
  let held = next.held;
  while (held[0] && held[0].seq <= next.lastSeq + 1) {
    const [first, ...rest] = held;
    if (first && first.seq === next.lastSeq + 1) next = apply(next, first);
    held = rest;
  }
  return held === next.held ? next : { ...next, held };
}

function apply(run: LiveRun, event: RunEvent): LiveRun {
  const next = { ...run, lastSeq: event.seq };
  const { body } = event;
  switch (body.type) {
    case 'run-queued':
      return { ...next, ahead: body.ahead };
    case 'run-started':
      return {
        ...next,
        status: 'running',
        ahead: 0,
        engine: body.engine,
        model: body.model,
        time:
          body.heldSeconds === undefined
            ? null
            : { heldSeconds: body.heldSeconds, addedSeconds: null },
        startedAt: event.at,
      };
    case 'run-progress':
      return {
        ...next,
        activity: body.activity,
        file: body.file ?? null,
        filesRead:
          body.activity === 'reading'
            ? Math.max(body.count ?? 0, run.filesRead + (body.file ? 1 : 0))
            : run.filesRead,
      };
    case 'answer-start':
      return { ...next, attempt: body.attempt, text: '' };
    case 'answer-delta':
      return { ...next, text: run.text + body.text };
    case 'answer-end':
      return next;
    case 'build-phase':
      return {
        ...next,
        kind: 'build',
        phases: withPhase(run.phases, body.phase, body.status, event.at),
      };
    case 'build-step':
      return { ...next, kind: 'build', steps: withStep(run.steps, body) };
    case 'build-log':
      return {
        ...next,
        kind: 'build',
        log: [
          ...run.log.slice(-LOG_LINES_KEPT + 1),
          { seq: event.seq, phase: body.phase, line: body.line },
        ],
      };
    case 'run-time-warning':
      return {
        ...next,
        time: { heldSeconds: body.heldSeconds, addedSeconds: body.addedSeconds },
      };
    case 'run-cancel-requested':
      return { ...next, cancelRequested: true };
    case 'run-succeeded':
      return {
        ...next,
        status: 'succeeded',
        endedAt: event.at,
        buildStatus: body.buildStatus ?? null,
      };
    case 'run-failed':
      return { ...next, status: 'failed', endedAt: event.at, error: body.error };
    case 'run-cancelled':
      return { ...next, status: 'cancelled', endedAt: event.at };
    case 'run-interrupted':
      return { ...next, status: 'interrupted', endedAt: event.at };
    default:
      return assertNever(body);
  }
}

function withPhase(
  phases: LiveRun['phases'],
  phase: BuildPhase,
  status: LivePhase['status'],
  at: string,
): LiveRun['phases'] {
  const before = phases[phase];
  return {
    ...phases,
    [phase]:
      status === 'started'
        ? { status, startedAt: at, endedAt: null }
        : { status, startedAt: before?.startedAt ?? null, endedAt: at },
  };
}

function withStep(
  steps: readonly BuildStepReport[],
  body: {
    stepId: string;
    title: string;
    status: BuildStepReport['status'];
    note?: string | undefined;
  },
): readonly BuildStepReport[] {
  const report: BuildStepReport = {
    stepId: body.stepId,
    title: body.title,
    status: body.status,
    ...(body.note === undefined ? {} : { note: body.note }),
  };
  const index = steps.findIndex((step) => step.stepId === body.stepId);
  return index === -1 ? [...steps, report] : steps.with(index, report);
}
