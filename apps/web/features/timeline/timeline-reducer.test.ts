import type { ChatState } from '@planline/contracts/chat-state';
import type { ProjectStreamItem } from '@planline/contracts/stream';
import { describe, expect, it } from 'vitest';
import {
  answer,
  idOf,
  page,
  planRunEvents,
  runEvent,
  runId,
  userMessage,
} from './testing-fixtures';
import {
  hasGap,
  initialTimeline,
  type TimelineAction,
  type TimelineState,
  timelineReducer,
} from './timeline-reducer';

const seqs = (state: TimelineState) => state.entries.map((entry) => entry.seq);
const item = (streamItem: ProjectStreamItem, position = 'p'): TimelineAction => ({
  type: 'stream-item',
  position,
  item: streamItem,
});
const entry = (seq: number) => item({ type: 'entry', entry: userMessage(seq) }, `after-${seq}`);
const run = (event: (typeof planRunEvents)[number]) => item({ type: 'run', event });
const fold = (state: TimelineState, actions: readonly TimelineAction[]) =>
  actions.reduce(timelineReducer, state);
const chatState = (change: Partial<ChatState> = {}): ChatState => ({
  lock: null,
  runs: [],
  queued: [],
  engine: { kind: 'local', reason: 'claude_missing' },
  ...change,
});

/** Deterministic, so that a failing order can be run again. */
function shuffled<T>(values: readonly T[], seed: number): T[] {
  const result = [...values];
  let state = seed;
  for (let index = result.length - 1; index > 0; index -= 1) {
    state = (state * 1103515245 + 12345) % 2147483648;
    const other = state % (index + 1);
    const [a, b] = [result[index], result[other]];
    if (a !== undefined && b !== undefined) {
      result[index] = b;
      result[other] = a;
    }
  }
  return result;
}

describe('entries', () => {
  it('are ascending and unique whatever order and however often they come', () => {
    for (let seed = 1; seed <= 25; seed += 1) {
      const all = [3, 4, 5, 6, 7, 8];
      const state = fold(
        initialTimeline('all', page([3, 4])),
        shuffled([...all, ...all], seed).map(entry),
      );
      expect(seqs(state)).toEqual(all);
    }
  });

  it('replays of what the page holds change nothing that is shown', () => {
    const before = initialTimeline('all', page([1, 2, 3]));
    const after = fold(before, [entry(2), entry(3)]);
    expect(seqs(after)).toEqual([1, 2, 3]);
  });

  it('takes the later reading of the same entry', () => {
    const first = answer(2);
    const later = { ...first, subtype: 'partial' as const } as typeof first;
    const state = fold(initialTimeline('all', page([1])), [
      item({ type: 'entry', entry: first }),
      item({ type: 'entry', entry: later }),
    ]);
    expect(state.entries[1]).toMatchObject({ subtype: 'partial' });
  });

  it('keeps the position of the last item for the next connection', () => {
    const state = fold(initialTimeline('all', page([1])), [entry(2), entry(3)]);
    expect(state.position).toBe('after-3');
  });

  it('leaves out live entries that the filter leaves out', () => {
    const state = fold(initialTimeline('build', page([])), [entry(2)]);
    expect(seqs(state)).toEqual([]);
  });
});

describe('pages', () => {
  it('grow at the start and say so once', () => {
    const start = initialTimeline('all', page([5, 6], { older: 'c5' }));
    const grown = timelineReducer(start, {
      type: 'page-loaded',
      place: 'older',
      page: page([3, 4], { older: 'c3' }),
    });
    expect(seqs(grown)).toEqual([3, 4, 5, 6]);
    expect(grown.olderCursor).toBe('c3');
    expect(grown.grewAtStart).toBe(true);
    expect(timelineReducer(grown, entry(7)).grewAtStart).toBe(false);
  });

  it('overlap without doubling', () => {
    const state = timelineReducer(initialTimeline('all', page([4, 5])), {
      type: 'page-loaded',
      place: 'older',
      page: page([2, 3, 4]),
    });
    expect(seqs(state)).toEqual([2, 3, 4, 5]);
  });

  it('from the middle keep live entries back until the end is loaded, and count them', () => {
    const middle = initialTimeline('all', page([5, 6], { older: 'o', newer: 'n' }));
    const waiting = fold(middle, [entry(20), entry(21)]);
    expect(seqs(waiting)).toEqual([5, 6]);
    expect(waiting.unloaded).toBe(2);
    const complete = timelineReducer(waiting, {
      type: 'page-loaded',
      place: 'newer',
      page: page([7, 8, 20, 21]),
    });
    expect(seqs(complete)).toEqual([5, 6, 7, 8, 20, 21]);
    expect(complete.unloaded).toBe(0);
  });

  it('from the end replace what was there, so that no gap can hide', () => {
    const old = fold(initialTimeline('all', page([1, 2])), [entry(52)]);
    const state = timelineReducer(old, {
      type: 'page-loaded',
      place: 'newest',
      page: page([49, 50, 51]),
    });
    expect(seqs(state)).toEqual([49, 50, 51, 52]);
  });
});

describe('runs', () => {
  const whole = fold(initialTimeline('all', page([1])), planRunEvents.map(run)).runs[runId];

  it('fold to the same run in any order, with any doubles', () => {
    for (let seed = 1; seed <= 50; seed += 1) {
      const events = shuffled([...planRunEvents, ...planRunEvents.slice(0, 5)], seed);
      const state = fold(initialTimeline('all', page([1])), events.map(run));
      expect(state.runs[runId]).toEqual(whole);
      expect(hasGap(state)).toBe(false);
    }
  });

  it('neither lose nor double a character over a reconnect that replays from the start', () => {
    const before = fold(initialTimeline('all', page([1])), planRunEvents.slice(0, 6).map(run));
    const after = fold(before, planRunEvents.map(run));
    expect(after.runs[runId]?.text).toBe(
      '{"intent":"question","response":{"answer":"in the footer"}}',
    );
  });

  it('hold what comes too early and say that something is missing', () => {
    const state = fold(initialTimeline('all', page([1])), [
      run(planRunEvents[0] as never),
      run(planRunEvents[4] as never),
    ]);
    expect(hasGap(state)).toBe(true);
    expect(state.runs[runId]?.text).toBe('');
  });

  it('throw the text of an earlier attempt away', () => {
    const again = runEvent(8, { type: 'answer-start', attempt: 2 });
    const state = fold(
      initialTimeline('all', page([1])),
      [...planRunEvents.slice(0, 7), again].map(run),
    );
    expect(state.runs[runId]).toMatchObject({ attempt: 2, text: '' });
  });

  it('take their identity from the list of runs and keep what events told', () => {
    const view = {
      runId,
      kind: 'plan' as const,
      status: 'queued' as const,
      messageId: null,
      buildId: null,
      engine: null,
      ahead: 0,
      queuedAt: '2026-11-22T09:00:00.000Z',
      startedAt: null,
      cancelRequested: false,
    };
    const state = fold(initialTimeline('all', page([1])), [
      ...planRunEvents.slice(0, 3).map(run),
      item({ type: 'state', state: chatState({ runs: [view] }) }),
    ]);
    expect(state.runs[runId]).toMatchObject({
      status: 'running',
      file: 'src/a.ts',
      engine: 'local',
    });
  });
});

describe('messages of this browser', () => {
  const message = {
    messageId: idOf('X1'),
    text: 'hello',
    language: 'en' as const,
    at: '2026-11-22T09:00:00.000Z',
  };
  const sending: TimelineAction = { type: 'message-sending', message };

  it('stand until their entry arrives, and not beside it', () => {
    const state = timelineReducer(initialTimeline('all', page([1])), sending);
    expect(state.outgoing).toHaveLength(1);
    const arrived = timelineReducer(
      state,
      item({ type: 'entry', entry: userMessage(2, { id: message.messageId }) }),
    );
    expect(arrived.outgoing).toHaveLength(0);
    expect(seqs(arrived)).toEqual([1, 2]);
  });

  it('do not come back when the answer of the send arrives after the entry', () => {
    const state = fold(initialTimeline('all', page([1])), [
      sending,
      item({ type: 'entry', entry: userMessage(2, { id: message.messageId }) }),
      { type: 'message-accepted', messageId: message.messageId, runId, ahead: 0 },
      sending,
    ]);
    expect(state.outgoing).toHaveLength(0);
  });

  it('keep their text when sending fails, and go on a retry with the same id', () => {
    const failed = fold(initialTimeline('all', page([1])), [
      sending,
      {
        type: 'message-failed',
        messageId: message.messageId,
        error: { code: 'OFFLINE', details: {} },
      },
    ]);
    expect(failed.outgoing[0]).toMatchObject({ text: 'hello', status: 'failed' });
    const again = timelineReducer(failed, sending);
    expect(again.outgoing).toEqual([{ ...message, status: 'sending', error: null }]);
  });
});
