import type { ChatState } from '@planline/contracts/chat-state';
import type { RunView } from '@planline/contracts/run-event';
import type { LiveRun } from '../timeline/live-run';
import { hasEnded } from '../timeline/live-run';

/** What the one button does, and what the line under the box says. */
export interface ComposerMode {
  action: 'send' | 'queue' | 'stop';
  line:
    | { key: 'ready' }
    | { key: 'locked'; minutesLeft: number | null }
    | { key: 'lockedQuestions' }
    | { key: 'queuePlace'; ahead: number }
    | { key: 'running' };
  /** The run that Stop ends. */
  stoppableRunId: string | null;
}

export function composerMode(input: {
  chat: ChatState | null;
  runs: Readonly<Record<string, LiveRun>>;
  hasText: boolean;
  now: number;
}): ComposerMode {
  const { chat, hasText, now } = input;
  const active = openPlanRuns(chat?.runs ?? [], input.runs);
  const running = active[0] ?? null;
  const lock = chat?.lock ?? null;
  if (lock && !lock.questionsAllowed)
    return {
      action: 'queue',
      line: { key: 'locked', minutesLeft: minutesLeft(lock.since, lock.expectedDurationMs, now) },
      stoppableRunId: null,
    };
  if (running && !hasText)
    return { action: 'stop', line: { key: 'running' }, stoppableRunId: running };
  if (running)
    return {
      action: 'send',
      line: { key: 'queuePlace', ahead: active.length },
      stoppableRunId: running,
    };
  return {
    action: 'send',
    line: lock ? { key: 'lockedQuestions' } : { key: 'ready' },
    stoppableRunId: null,
  };
}

/** Plan runs that are queued or running, by the list and by the events that are newer than it. */
function openPlanRuns(
  views: readonly RunView[],
  runs: Readonly<Record<string, LiveRun>>,
): string[] {
  const listed = views
    .filter((view) => view.kind === 'plan')
    .map((view) => view.runId as string)
    .filter((runId) => !(runs[runId] && hasEnded(runs[runId])));
  const known = new Set(listed);
  const sent = Object.values(runs)
    .filter((run) => run.kind === 'plan' && run.messageId !== null && !hasEnded(run))
    .map((run) => run.runId)
    .filter((runId) => !known.has(runId));
  return [...listed, ...sent];
}

function minutesLeft(since: string, expectedMs: number | null, now: number): number | null {
  if (expectedMs === null) return null;
  const left = Math.ceil((Date.parse(since) + expectedMs - now) / 60_000);
  return left > 0 ? left : null;
}
