import type { ChatState } from '@planline/contracts/chat-state';
import type { ProjectId } from '@planline/contracts/ids';
import type { RunEvent } from '@planline/contracts/run-event';
import type { ProjectStreamItem } from '@planline/contracts/stream';
import type { TimelineEntry } from '@planline/contracts/timeline-entry';
import { projectTimelineHead } from '@planline/db/schema/project-timeline-head';
import { decodePosition, encodePosition, type Position } from '@planline/events/position';
import { type TailItem, tailProject } from '@planline/events/tail-project';
import { eq } from 'drizzle-orm';
import { requireMember } from '../access';
import type { ServiceContext } from '../context';
import { loadEntries } from './load-entries';

export interface StreamProjectInput {
  projectId: ProjectId;
  /** From `TimelinePage.position` or the id of the last item; null begins after the newest row. */
  position: string | null;
  /** The chat's state is the chat's business; the stream only says when it has changed. */
  loadState: () => Promise<ChatState>;
  /** Fires when the process is about to end: the reader is told to come back. */
  closing: AbortSignal;
  signal: AbortSignal;
}

export interface StreamedItem {
  position: string;
  item: ProjectStreamItem;
}

/** Looked at before anything is sent, and in a silent project at every poll: a removed member's stream ends within two seconds. */
const membershipCheckMs = 1_000;
const reconnectAfterMs = 500;
/** The chat's state waits for a quiet moment, and in a busy stream no longer than this. */
const stateWithinMs = 200;

/**
 * A project as it happens: first the chat's state, then timeline entries and run events in order, and the
 * state again whenever it has changed. Resumes without loss or repetition from any position.
 * @throws PROJECT_NOT_FOUND at the start and when membership ends; CURSOR_INVALID
 */
export async function* streamProject(
  ctx: ServiceContext,
  input: StreamProjectInput,
): AsyncGenerator<StreamedItem, void, void> {
  const { projectId } = input;
  await requireMember(ctx, projectId);
  const start =
    input.position === null ? await newestPosition(ctx, projectId) : decodePosition(input.position);
  const signal = AbortSignal.any([input.signal, input.closing]);
  const state = createStateWatch(input.loadState);
  let position = start;
  let checkedAt = ctx.clock().getTime();
  let stateDueSince: number | null = null;
  yield { position: encodePosition(position), item: { type: 'state', state: await state.load() } };

  const tail = tailProject({
    db: ctx.db,
    notifications: ctx.notifications,
    projectId,
    position: start,
    signal,
    pollMs: membershipCheckMs,
  });
  for await (const batch of batches(tail)) {
    const now = ctx.clock().getTime();
    if (now - checkedAt >= membershipCheckMs) {
      await requireMember(ctx, projectId);
      checkedAt = now;
    }
    const seqs = batch.flatMap((found) => (found.kind === 'timeline' ? [found.projectSeq] : []));
    const entries = new Map(
      (await loadEntries(ctx.db, projectId, seqs)).map((entry) => [entry.seq, entry]),
    );
    for (const found of batch) {
      position = found.position;
      const item = toStreamItem(found, entries);
      if (item) yield { position: encodePosition(position), item };
    }
    if (mayChangeState(batch)) stateDueSince ??= performance.now();
    const isQuiet = batch.at(-1)?.kind === 'quiet';
    if (stateDueSince !== null && (isQuiet || performance.now() - stateDueSince > stateWithinMs)) {
      stateDueSince = null;
      const changed = await state.loadChanged();
      if (changed)
        yield { position: encodePosition(position), item: { type: 'state', state: changed } };
    }
  }
  if (input.closing.aborted && !input.signal.aborted) {
    yield {
      position: encodePosition(position),
      item: { type: 'reconnect', afterMs: reconnectAfterMs },
    };
  }
}

async function newestPosition(ctx: ServiceContext, projectId: ProjectId): Promise<Position> {
  const [head] = await ctx.db
    .select({ last: projectTimelineHead.lastProjectSeq })
    .from(projectTimelineHead)
    .where(eq(projectTimelineHead.projectId, projectId));
  return { projectSeq: head?.last ?? 0, runs: {} };
}

/** Everything up to a pause is one batch: entries are loaded together. A long gap comes in parts. */
async function* batches(tail: AsyncIterable<TailItem>): AsyncGenerator<TailItem[], void, void> {
  let batch: TailItem[] = [];
  for await (const found of tail) {
    batch.push(found);
    if (isPause(found) || batch.length >= batchLimit) {
      yield batch;
      batch = [];
    }
  }
}

const batchLimit = 200;

const isPause = (found: TailItem): found is Extract<TailItem, { kind: 'caught-up' | 'quiet' }> =>
  found.kind === 'caught-up' || found.kind === 'quiet';

function toStreamItem(
  found: TailItem,
  entries: ReadonlyMap<number, TimelineEntry>,
): ProjectStreamItem | null {
  if (found.kind === 'run') return { type: 'run', event: found.event };
  if (isPause(found)) return null;
  const entry = entries.get(found.projectSeq);
  return entry ? { type: 'entry', entry } : null;
}

/** Pieces of text and progress leave lock and queue as they are; a bare hint, and all else, may change them. */
function mayChangeState(batch: readonly TailItem[]): boolean {
  const news = batch.filter((found) => !isPause(found));
  if (news.length === 0) return batch.some((found) => found.kind === 'caught-up');
  return news.some((found) => found.kind !== 'run' || !stateless.has(found.event.body.type));
}

const stateless: ReadonlySet<RunEvent['body']['type']> = new Set([
  'answer-start',
  'answer-delta',
  'answer-end',
  'run-progress',
  'build-log',
  'build-phase',
  'build-step',
]);

function createStateWatch(loadState: () => Promise<ChatState>) {
  let last = '';
  const load = async () => {
    const state = await loadState();
    last = JSON.stringify(state);
    return state;
  };
  return {
    load,
    async loadChanged(): Promise<ChatState | null> {
      const before = last;
      const state = await load();
      return last === before ? null : state;
    },
  };
}
