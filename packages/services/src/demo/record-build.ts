import { type BuildPhase, type BuildStepReport, buildPhases } from '@planline/contracts/build';
import type { ErrorView } from '@planline/contracts/error-code';
import type { Language } from '@planline/contracts/locale';
import type { RunEventBody } from '@planline/contracts/run-event';
import type { StoredResponse } from '@planline/contracts/stored-response';
import type { DemoHistory, DemoSession } from './demo-history';
import type { DemoRepository } from './demo-repository';
import { failureLines, recordBuildOutcome } from './record-build-outcome';
import { recordRunEvents } from './record-run-events';
import type { DemoRevision } from './revisions-of';
import type { BuildEnd } from './tell-story';

export interface ApprovedPlan {
  plan: DemoHistory['rows']['plans'][number];
  approved: DemoRevision;
  session: DemoSession;
  end: BuildEnd;
  said: { locale: string; language: Language };
}

export interface DemoBuild extends ApprovedPlan {
  buildId: string;
  runId: string;
  messageId: string;
  createdAt: Date;
  startedAt: Date;
  steps: BuildStepReport[];
}

const buildError: ErrorView = {
  code: 'BUILD_FAILED',
  details: { phase: 'build', reason: 'exit-code' },
};

/** From the approval to the end of the build, in all the places where a build leaves its traces. */
export async function recordBuild(
  history: DemoHistory,
  approved: ApprovedPlan,
  commit: DemoRepository['commitBuild'],
): Promise<void> {
  const { plan, session, end, said } = approved;
  const title = approved.approved.content.title;
  const createdAt = history.pass(history.random.whole(10, 200));
  const build: DemoBuild = {
    ...approved,
    buildId: history.newId(),
    runId: history.newId(),
    messageId: history.newId(),
    createdAt,
    startedAt: new Date(createdAt.getTime() + 150),
    steps: stepsOf(approved),
  };
  const requestRow = history.rows.timeline.length;
  history.append({
    messageId: build.messageId,
    mode: 'build',
    chatMode: 'build',
    messageType: 'user',
    messageText: title,
    buildId: build.buildId,
    runId: build.runId,
    planId: plan.id,
    revision: approved.approved.revision,
    sessionId: session.sessionId,
    convertedFromSessionId: session.sessionId,
    ...said,
  });
  Object.assign(session, {
    status: 'converted',
    convertedToBuildId: build.buildId,
    conversionPrompt: title,
  });
  history.session = null;

  const journal = recordJournal(history, build);
  const finishedAt = history.now();
  recordRunEvents(
    history,
    {
      id: build.runId,
      projectId: history.projectId,
      kind: 'build',
      buildId: build.buildId,
      messageId: build.messageId,
      sessionId: session.sessionId,
      userId: history.userId,
      epoch: 1,
      queuedAt: createdAt,
      startedAt: build.startedAt,
      finishedAt,
      ...history.engine,
      ...(end === 'failed'
        ? { status: 'failed', error: buildError }
        : { status: end === 'cancelled' ? 'cancelled' : 'succeeded' }),
    },
    [...journal, lastEvent(end)],
  );
  const isDeployed = end === 'edited' || end === 'document';
  history.rows.builds.push({
    buildId: build.buildId,
    projectId: history.projectId,
    userId: history.userId,
    sessionId: session.sessionId,
    correlationId: build.messageId,
    status: isDeployed ? 'succeeded' : end,
    planId: plan.id,
    revision: approved.approved.revision,
    digest: approved.approved.digest,
    baseVersionId: history.version.versionId,
    runId: build.runId,
    totalDurationMs: finishedAt.getTime() - build.startedAt.getTime(),
    error: end === 'failed' ? buildError : null,
    createdAt,
    startedAt: build.startedAt,
    finishedAt,
  });
  // A build without a version gives its plan back.
  if (isDeployed) Object.assign(plan, { status: 'converted', convertedBuildId: build.buildId });
  await recordBuildOutcome(history, build, { requestRow, error: buildError, commit });
}

function stepsOf({ approved, end }: ApprovedPlan): BuildStepReport[] {
  const included = approved.content.steps.filter((step) => step.included);
  return included.map(({ id, title }, index) => ({
    stepId: id,
    title,
    status: end === 'document' ? 'skipped' : index === 2 ? 'changed' : 'done',
  }));
}

/** The build's own record and, with the same words, what its watchers saw. */
function recordJournal(history: DemoHistory, build: DemoBuild): RunEventBody[] {
  const { engine, engineReason } = history.engine;
  const seen: RunEventBody[] = [{ type: 'run-queued', ahead: 0 }];
  let seq = 0;
  const note = (
    eventPhase: BuildPhase,
    eventType: 'started' | 'progress' | 'completed' | 'failed' | 'log',
    eventTitle: string,
    eventData: Record<string, unknown> = {},
  ) => {
    seq += 1;
    const createdAt = history.pass(history.random.whole(1, 4));
    history.rows.buildEvents.push({
      buildId: build.buildId,
      seq,
      eventPhase,
      eventType,
      eventTitle,
      eventData,
      userVisible: eventType !== 'log',
      createdAt,
    });
    return createdAt;
  };
  const lines = (phase: BuildPhase, text: string[]) => {
    note(phase, 'log', 'log', { lines: text });
    seen.push(...text.map((line): RunEventBody => ({ type: 'build-log', phase, line })));
  };
  for (const phase of buildPhases) {
    note(phase, 'started', `${phase} started`);
    seen.push({ type: 'build-phase', phase, status: 'started' });
    if (phase === 'development') {
      const at = note(phase, 'progress', 'development started');
      seen.push({ type: 'run-started', engine, reason: engineReason, model: null });
      appendReference(history, build, at);
      if (build.end === 'cancelled') {
        note(phase, 'failed', 'build cancelled');
        return seen;
      }
      for (const step of build.steps) {
        note(phase, 'progress', step.title, { step: { ...step, status: 'started' } });
        note(phase, 'progress', step.title, { step });
        seen.push(
          { type: 'build-step', stepId: step.stepId, title: step.title, status: 'started' },
          { type: 'build-step', ...step } as RunEventBody,
        );
      }
    }
    if (phase === 'build') {
      lines(phase, ['> sunrise-bakery@1.4.0 build', '> node scripts/build.js']);
      if (build.end === 'failed') {
        lines(phase, [...failureLines]);
        note(phase, 'failed', 'build failed', { error: buildError });
        return seen;
      }
      lines(phase, ['dist/ is ready']);
    }
    note(phase, 'completed', `${phase} completed`);
    seen.push({ type: 'build-phase', phase, status: 'completed' });
  }
  return seen;
}

function appendReference(history: DemoHistory, build: DemoBuild, at: Date): void {
  history.append({
    messageId: history.newId(),
    mode: 'build',
    chatMode: 'build_progress',
    messageType: 'system',
    messageText: '',
    buildId: build.buildId,
    runId: build.runId,
    sessionId: build.session.sessionId,
    correlationId: build.messageId,
    responseData: {
      type: 'build_reference',
      status: 'in_progress',
      started_at: at.toISOString(),
      first_event: { phase: 'development', type: 'progress', title: 'development started' },
    } satisfies StoredResponse,
  });
}

function lastEvent(end: BuildEnd): RunEventBody {
  if (end === 'failed') return { type: 'run-failed', error: buildError };
  if (end === 'cancelled') return { type: 'run-cancelled' };
  return { type: 'run-succeeded', buildStatus: 'succeeded' };
}
