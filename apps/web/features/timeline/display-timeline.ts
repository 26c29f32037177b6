import type { TimelineEntry } from '@planline/contracts/timeline-entry';
import type { LiveRun } from './live-run';
import type { OutgoingMessage, TimelineState } from './timeline-reducer';

export type DisplayItem =
  | { kind: 'start'; key: string }
  | { kind: 'day'; key: string; at: string }
  | {
      kind: 'entry';
      key: string;
      entry: TimelineEntry;
      /** The run that tells the latest of a build. */
      run: LiveRun | null;
      /** Set when the plan of this answer was converted, even if the entry is older than that. */
      convertedBuildId: string | null;
    }
  | { kind: 'outgoing'; key: string; message: OutgoingMessage }
  | {
      kind: 'run';
      key: string;
      run: LiveRun;
      /** What a run behind others will answer: its message stands above all of their cards. */
      question: string | null;
    };

/**
 * State to what is drawn, top to bottom. An answer keeps the key of the run that streamed it, and a
 * stored message the key of the one that was being sent, so that nothing is mounted anew in between.
 */
export function displayTimeline(
  state: TimelineState,
  dayOf: (at: string) => string,
): DisplayItem[] {
  const items: DisplayItem[] = [];
  const converted = convertedPlans(state.entries);
  const runsByBuild = new Map(
    Object.values(state.runs).flatMap((run) => (run.buildId ? [[run.buildId, run] as const] : [])),
  );
  const answeredRuns = new Set<string>();
  let day: string | null = null;

  if (state.olderCursor === null && state.entries.length > 0)
    items.push({ kind: 'start', key: 'start' });

  const startDay = (at: string) => {
    const next = dayOf(at);
    if (next === day) return;
    day = next;
    items.push({ kind: 'day', key: `day:${next}`, at });
  };

  for (const entry of state.entries) {
    startDay(entry.at);
    const endsRun = entry.runId !== null && isRunOutcome(entry) && !answeredRuns.has(entry.runId);
    if (endsRun && entry.runId !== null) answeredRuns.add(entry.runId);
    items.push({
      kind: 'entry',
      key: endsRun ? `run:${entry.runId}` : keyOf(entry),
      entry,
      run: entry.kind === 'build' ? (runsByBuild.get(entry.build.buildId) ?? null) : null,
      convertedBuildId: convertedBuildOf(entry, converted),
    });
  }
  // While the end is not loaded, what happens now would stand at the wrong place.
  if (state.newerCursor !== null) return items;

  for (const message of state.outgoing) {
    startDay(message.at);
    items.push({ kind: 'outgoing', key: `message:${message.messageId}`, message });
  }
  if (state.filter === 'build') return items;
  for (const run of openPlanRuns(state)) {
    if (answeredRuns.has(run.runId)) continue;
    const isBehind = run.status === 'queued' && run.ahead > 0;
    const question = isBehind ? questionOf(state, run) : null;
    items.push({ kind: 'run', key: `run:${run.runId}`, run, question });
  }
  return items;
}

function keyOf(entry: TimelineEntry): string {
  return entry.kind === 'user-message' || entry.kind === 'build-request'
    ? `message:${entry.id}`
    : `entry:${entry.seq}`;
}

/** What an ended plan run leaves behind, in place of its live card. */
function isRunOutcome(entry: TimelineEntry): boolean {
  return entry.kind === 'answer' || entry.kind === 'error' || entry.kind === 'template';
}

/** In the order in which they will run, which is the order in which their answers will stand. */
function openPlanRuns(state: TimelineState): LiveRun[] {
  const order = new Map((state.chat?.runs ?? []).map((run, index) => [run.runId as string, index]));
  return Object.values(state.runs)
    .filter((run) => run.kind === 'plan' && run.buildId === null)
    .sort((a, b) => place(order, a) - place(order, b) || a.runId.localeCompare(b.runId));
}

function questionOf(state: TimelineState, run: LiveRun): string | null {
  const sending = state.outgoing.find((message) => message.messageId === run.messageId);
  if (sending) return sending.text;
  const stored = state.entries.find((entry) => entry.id === run.messageId);
  return stored?.kind === 'user-message' ? stored.text : null;
}

const place = (order: Map<string, number>, run: LiveRun) =>
  // A run that the list does not name has just ended (first) or has just been sent (last).
  order.get(run.runId) ?? (run.endedAt ? -1 : order.size);

function convertedPlans(entries: readonly TimelineEntry[]): Map<string, string> {
  return new Map(
    entries.flatMap((entry) =>
      entry.kind === 'build-request' && entry.planId
        ? [[entry.planId, entry.buildId] as const]
        : [],
    ),
  );
}

function convertedBuildOf(entry: TimelineEntry, converted: Map<string, string>): string | null {
  if (entry.kind !== 'answer' || !entry.plan) return null;
  return entry.plan.convertedBuildId ?? converted.get(entry.plan.planId) ?? null;
}
