import { specifiedLimits } from '@planline/contracts/limits';
import { describe, expect, it } from 'vitest';
import { aiSessionToResume } from './ai-session-to-resume';
import { sessionIsOver } from './session-is-over';

describe('sessionIsOver', () => {
  const now = new Date('2026-11-22T12:00:00Z');
  const caps = specifiedLimits.session;
  const session = {
    lastActive: new Date('2026-11-22T11:59:00Z'),
    messageCount: 49,
    totalTokensUsed: 99_999,
    totalAiSecondsConsumed: 599,
  };

  it('is null just below every cap', () => {
    expect(sessionIsOver(session, caps, now)).toBeNull();
  });

  it.each([
    ['50 messages', { messageCount: 50 }, 'cap'],
    ['100,000 tokens', { totalTokensUsed: 100_000 }, 'cap'],
    ['ten minutes of AI time', { totalAiSecondsConsumed: 600 }, 'cap'],
    ['an hour of silence', { lastActive: new Date('2026-11-22T11:00:00Z') }, 'idle'],
  ])('ends with %s', (_, change, reason) => {
    expect(sessionIsOver({ ...session, ...change }, caps, now)).toBe(reason);
  });

  it('has the caps that the operator chose', () => {
    const small = { messages: 10, tokens: 1_000, aiSeconds: 30, idleMinutes: 5 };
    const fresh = { ...session, messageCount: 9, totalTokensUsed: 999, totalAiSecondsConsumed: 29 };
    expect(sessionIsOver(fresh, small, now)).toBeNull();
    expect(sessionIsOver({ ...fresh, messageCount: 10 }, small, now)).toBe('cap');
    expect(sessionIsOver({ ...fresh, totalTokensUsed: 1_000 }, small, now)).toBe('cap');
    expect(sessionIsOver({ ...fresh, totalAiSecondsConsumed: 30 }, small, now)).toBe('cap');
    const silent = { ...fresh, lastActive: new Date('2026-11-22T11:55:00Z') };
    expect(sessionIsOver(silent, small, now)).toBe('idle');
  });
});

describe('aiSessionToResume', () => {
  it('is the newest of the project, whichever run left it behind', () => {
    const facts = { sessionAiId: 'plan', projectAiId: 'build', continuesProject: false };
    expect(aiSessionToResume(facts)).toBe('build');
  });

  it('is none for a conversation that begins afresh', () => {
    const facts = { sessionAiId: null, projectAiId: 'old', continuesProject: false };
    expect(aiSessionToResume(facts)).toBeNull();
    expect(aiSessionToResume({ ...facts, continuesProject: true })).toBe('old');
  });
});
