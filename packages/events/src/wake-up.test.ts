import { describe, expect, it } from 'vitest';
import { createWakeUp } from './wake-up';

const never = new AbortController().signal;

describe('a wake-up', () => {
  it('keeps a hint that comes while nobody waits', async () => {
    const wakeUp = createWakeUp();
    wakeUp.wake();
    expect(await wakeUp.wait(60_000, never)).toBe('hint');
  });

  it('folds many hints into one', async () => {
    const wakeUp = createWakeUp();
    wakeUp.wake();
    wakeUp.wake();
    await wakeUp.wait(60_000, never);
    expect(await wakeUp.wait(1, never)).toBe('timeout');
  });

  it('wakes a waiting reader', async () => {
    const wakeUp = createWakeUp();
    const waiting = wakeUp.wait(60_000, never);
    wakeUp.wake();
    expect(await waiting).toBe('hint');
  });

  it('ends at once on abort', async () => {
    const controller = new AbortController();
    const waiting = createWakeUp().wait(60_000, controller.signal);
    controller.abort();
    expect(await waiting).toBe('aborted');
    expect(await createWakeUp().wait(60_000, controller.signal)).toBe('aborted');
  });
});
