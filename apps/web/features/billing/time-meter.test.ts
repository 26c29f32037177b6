import { describe, expect, it } from 'vitest';
import { newLiveRun, withRunEvent } from '../timeline/live-run';
import { runEvent, runId } from '../timeline/testing-fixtures';
import { timeMeterOf } from './time-meter';

const started = (heldSeconds?: number) =>
  withRunEvent(
    newLiveRun(runId),
    runEvent(1, {
      type: 'run-started',
      engine: 'claude',
      reason: '',
      model: null,
      ...(heldSeconds === undefined ? {} : { heldSeconds }),
    }),
  );
const startedAt = Date.parse('2026-11-22T09:00:01.000Z');
const warned = (addedSeconds: number, heldSeconds: number) =>
  withRunEvent(
    started(60),
    runEvent(2, { type: 'run-time-warning', usedSeconds: 48, heldSeconds, addedSeconds }),
  );

describe('the meter of a run', () => {
  it('counts the seconds so far of those that were set aside', () => {
    expect(timeMeterOf(started(60), startedAt + 12_000)).toEqual({
      usedSeconds: 12,
      heldSeconds: 60,
      warning: null,
    });
  });

  it('shows an extension', () => {
    expect(timeMeterOf(warned(30, 90), startedAt + 50_000)).toEqual({
      usedSeconds: 50,
      heldSeconds: 90,
      warning: { kind: 'extended', addedSeconds: 30 },
    });
  });

  it('says when there is no more, and never shows more than can be charged', () => {
    expect(timeMeterOf(warned(0, 60), startedAt + 75_000)).toEqual({
      usedSeconds: 60,
      heldSeconds: 60,
      warning: { kind: 'last' },
    });
  });

  it('is not there for a free engine, before the start and after the end', () => {
    expect(timeMeterOf(started(), startedAt)).toBeNull();
    expect(timeMeterOf(newLiveRun(runId), startedAt)).toBeNull();
    const ended = withRunEvent(started(60), runEvent(2, { type: 'run-cancelled' }));
    expect(timeMeterOf(ended, startedAt)).toBeNull();
  });
});
