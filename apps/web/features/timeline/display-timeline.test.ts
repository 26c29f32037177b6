import { describe, expect, it } from 'vitest';
import { displayTimeline } from './display-timeline';
import { answer, idOf, page, planRunEvents, runId, userMessage } from './testing-fixtures';
import { initialTimeline, type TimelineAction, timelineReducer } from './timeline-reducer';

const dayOf = (at: string) => at.slice(0, 10);
const fold = (actions: readonly TimelineAction[], start = initialTimeline('all', page([1]))) =>
  actions.reduce(timelineReducer, start);
const events = (count: number): TimelineAction[] =>
  planRunEvents.slice(0, count).map((event) => ({
    type: 'stream-item',
    position: 'p',
    item: { type: 'run', event },
  }));

describe('the fold for display', () => {
  it('says where the project begins only when nothing older is left', () => {
    const all = displayTimeline(initialTimeline('all', page([1])), dayOf);
    expect(all[0]?.kind).toBe('start');
    const cut = displayTimeline(initialTimeline('all', page([5], { older: 'c' })), dayOf);
    expect(cut.some((item) => item.kind === 'start')).toBe(false);
  });

  it('separates days once each', () => {
    const pageOfTwoDays = {
      ...page([]),
      entries: [
        userMessage(1, { at: '2026-11-21T09:00:00.000Z' }),
        userMessage(2, { at: '2026-11-21T19:00:00.000Z' }),
        userMessage(3, { at: '2026-11-22T09:00:00.000Z' }),
      ],
    };
    const items = displayTimeline(initialTimeline('all', pageOfTwoDays), dayOf);
    expect(items.map((item) => item.kind)).toEqual([
      'start',
      'day',
      'entry',
      'entry',
      'day',
      'entry',
    ]);
  });

  it('replaces a live run by its answer under the same key', () => {
    const live = displayTimeline(fold(events(6)), dayOf);
    expect(live.at(-1)).toMatchObject({ kind: 'run', key: `run:${runId}` });
    const done = displayTimeline(
      fold([
        ...events(9),
        { type: 'stream-item', position: 'q', item: { type: 'entry', entry: answer(2) } },
      ]),
      dayOf,
    );
    expect(done.at(-1)).toMatchObject({ kind: 'entry', key: `run:${runId}` });
    expect(done.filter((item) => item.key === `run:${runId}`)).toHaveLength(1);
  });

  it('keeps the text of an ended run on screen until its answer arrives', () => {
    expect(displayTimeline(fold(events(9)), dayOf).at(-1)).toMatchObject({ kind: 'run' });
  });

  it('keeps the key of a message from sending to stored', () => {
    const message = {
      messageId: idOf('M2'),
      text: 'x',
      language: 'en' as const,
      at: '2026-11-22T09:00:00.000Z',
    };
    const sending = fold([{ type: 'message-sending', message }]);
    expect(displayTimeline(sending, dayOf).at(-1)?.key).toBe(`message:${message.messageId}`);
    const stored = timelineReducer(sending, {
      type: 'stream-item',
      position: 'q',
      item: { type: 'entry', entry: userMessage(2, { id: message.messageId }) },
    });
    expect(displayTimeline(stored, dayOf).at(-1)?.key).toBe(`message:${message.messageId}`);
  });

  it('shows no live run while the end is not loaded or only builds are shown', () => {
    const middle = initialTimeline('all', page([1], { newer: 'n' }));
    expect(
      displayTimeline(fold(events(6), middle), dayOf).some((item) => item.kind === 'run'),
    ).toBe(false);
    const builds = initialTimeline('build', page([]));
    expect(displayTimeline(fold(events(6), builds), dayOf)).toEqual([]);
  });

  it('names what a run behind others will answer', () => {
    const question = (ahead: number) => {
      const waiting = fold([
        {
          type: 'message-sending',
          message: {
            messageId: idOf('M2'),
            text: 'where are the prices?',
            language: 'en',
            at: '2026-11-22T09:00:00.000Z',
          },
        },
        { type: 'message-accepted', messageId: idOf('M2'), runId, ahead },
      ]);
      const last = displayTimeline(waiting, dayOf).at(-1);
      return last?.kind === 'run' ? last.question : undefined;
    };
    expect(question(2)).toBe('where are the prices?');
    expect(question(0)).toBe(null);
  });

  it('gives every item a key of its own', () => {
    const items = displayTimeline(
      fold([
        ...events(9),
        { type: 'stream-item', position: 'q', item: { type: 'entry', entry: answer(2) } },
        { type: 'stream-item', position: 'q', item: { type: 'entry', entry: answer(3) } },
      ]),
      dayOf,
    );
    expect(new Set(items.map((item) => item.key)).size).toBe(items.length);
  });
});
