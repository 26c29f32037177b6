import type { ChatState } from '@planline/contracts/chat-state';
import { buildIdSchema } from '@planline/contracts/ids';
import { describe, expect, it } from 'vitest';
import { newLiveRun } from '../timeline/live-run';
import { composerDirection } from './composer-direction';
import { composerMode } from './composer-mode';

const now = Date.parse('2026-11-22T09:00:00.000Z');
const free: ChatState = { lock: null, runs: [], queued: [], engine: { kind: 'local', reason: '' } };
const locked = (change: object = {}): ChatState => ({
  ...free,
  lock: {
    buildId: buildIdSchema.parse('b1'),
    since: '2026-11-22T08:59:00.000Z',
    expectedDurationMs: 180_000,
    questionsAllowed: false,
    ...change,
  },
});
const sent = { ...newLiveRun('r1'), messageId: 'm1', status: 'running' as const };

describe('composerMode', () => {
  it('sends when nothing runs', () => {
    expect(composerMode({ chat: free, runs: {}, hasText: true, now }).action).toBe('send');
  });

  it('queues while a build holds the lock and says how long', () => {
    expect(composerMode({ chat: locked(), runs: {}, hasText: true, now })).toMatchObject({
      action: 'queue',
      line: { key: 'locked', minutesLeft: 2 },
    });
  });

  it('gives no time when the project has no finished build, or the build is overdue', () => {
    const line = (change: object) =>
      composerMode({ chat: locked(change), runs: {}, hasText: true, now }).line;
    expect(line({ expectedDurationMs: null })).toEqual({ key: 'locked', minutesLeft: null });
    expect(line({ expectedDurationMs: 1_000 })).toEqual({ key: 'locked', minutesLeft: null });
  });

  it('lets questions through where the project allows it', () => {
    const chat = locked({ questionsAllowed: true });
    expect(composerMode({ chat, runs: {}, hasText: true, now })).toMatchObject({
      action: 'send',
      line: { key: 'lockedQuestions' },
    });
  });

  it('stops with an empty box, and sends behind the run with a full one', () => {
    expect(composerMode({ chat: free, runs: { r1: sent }, hasText: false, now })).toMatchObject({
      action: 'stop',
      stoppableRunId: 'r1',
    });
    expect(composerMode({ chat: free, runs: { r1: sent }, hasText: true, now })).toMatchObject({
      action: 'send',
      line: { key: 'queuePlace', ahead: 1 },
    });
  });

  it('has nothing to stop once the run has ended, whatever the list still says', () => {
    const ended = { ...sent, status: 'succeeded' as const, endedAt: '2026-11-22T09:00:00.000Z' };
    expect(composerMode({ chat: free, runs: { r1: ended }, hasText: false, now }).action).toBe(
      'send',
    );
  });
});

describe('composerDirection', () => {
  it('is the interface’s while the text is empty or neutral', () => {
    expect(composerDirection('', 'ar')).toBe('rtl');
    expect(composerDirection('2026-11-22', 'ar')).toBe('rtl');
    expect(composerDirection('', 'en')).toBe('ltr');
  });
  it('is the majority’s otherwise', () => {
    expect(composerDirection('Plan: أضف صفحة جديدة', 'en')).toBe('rtl');
    expect(composerDirection('please look at العربية', 'ar')).toBe('ltr');
  });
});
