import type { BuildEventType, BuildPhase } from '@planline/contracts/build';
import type { BuildId } from '@planline/contracts/ids';
import type { RunEventBody } from '@planline/contracts/run-event';
import { projectBuildEvents } from '@planline/db/schema/project-build-events';
import { appendRunEvents } from '@planline/events/append-run-events';
import { eq, max } from 'drizzle-orm';
import type { Transaction, WorkerContext } from '../context';
import type { HeldRun } from '../run';
import { storableJson, storableText } from '../timeline';
import { createBuildReferenceOnDevelopmentStart } from './create-build-reference';

export interface BuildEntry {
  /** For the build's record; null for what only watchers care about. */
  event: {
    phase: BuildPhase;
    type: BuildEventType;
    title: string;
    data: Record<string, unknown>;
    at: Date;
  } | null;
  run: RunEventBody | null;
  /** Of an event of type `log`. */
  lines?: string[];
}

/**
 * Writes what a build said into its record, the run's log and, once, the timeline: in one transaction,
 * so that all three agree. False means fenced: another worker has the run.
 */
export async function writeBuildEntries(
  ctx: WorkerContext,
  held: HeldRun,
  buildId: BuildId,
  said: readonly BuildEntry[],
): Promise<boolean> {
  const entries = said.map(storableEntry);
  return ctx.db.transaction(async (tx) => {
    const bodies = entries.flatMap((entry): RunEventBody[] => {
      if (entry.lines && entry.event) {
        const { phase } = entry.event;
        return entry.lines.map((line) => ({ type: 'build-log', phase, line }));
      }
      return entry.run ? [entry.run] : [];
    });
    if (bodies.length > 0) {
      // First: it takes the lock on the run's row, under which the record's numbers are taken too.
      const { runId, epoch } = held;
      const { workerId } = held.row;
      const { fenced } = await appendRunEvents(tx, { runId, epoch, workerId, bodies });
      if (fenced) return false;
    }
    const events = entries.flatMap((entry) =>
      entry.event
        ? [{ ...entry.event, data: entry.lines ? { lines: entry.lines } : entry.event.data }]
        : [],
    );
    await insertBuildEvents(tx, buildId, events);
    for (const event of events) {
      await createBuildReferenceOnDevelopmentStart(tx, ctx, buildId, event);
    }
    return true;
  });
}

/** Titles and notes are an engine's words. */
function storableEntry({ event, run, lines }: BuildEntry): BuildEntry {
  return {
    event: event && {
      ...event,
      title: storableText(event.title),
      data: storableJson(event.data),
    },
    run: storableJson(run),
    // Cleaned where they came in.
    ...(lines ? { lines } : {}),
  };
}

/** Numbers are dense because the caller holds the lock on the build's run. */
export async function insertBuildEvents(
  tx: Transaction,
  buildId: BuildId,
  events: readonly NonNullable<BuildEntry['event']>[],
): Promise<void> {
  if (events.length === 0) return;
  const [newest] = await tx
    .select({ seq: max(projectBuildEvents.seq) })
    .from(projectBuildEvents)
    .where(eq(projectBuildEvents.buildId, buildId));
  const first = (newest?.seq ?? 0) + 1;
  await tx.insert(projectBuildEvents).values(
    events.map((event, index) => ({
      buildId,
      seq: first + index,
      eventPhase: event.phase,
      eventType: event.type,
      eventTitle: event.title.slice(0, 500),
      eventData: event.data,
      userVisible: event.type !== 'log',
      createdAt: event.at,
    })),
  );
}
