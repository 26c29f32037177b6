import { describe, expect, it } from 'vitest';
import { withHeartbeat } from './event-stream';
import { heartbeatFrame } from './sse-frame';

describe('a stream', () => {
  it('says that it is still here while nothing comes, and passes on what comes, in order', async () => {
    let release = () => {};
    const silence = new Promise<void>((resolve) => {
      release = resolve;
    });
    async function* frames() {
      yield 'first';
      await silence;
      yield 'second';
    }
    const seen: string[] = [];
    for await (const frame of withHeartbeat(frames(), 5)) {
      seen.push(frame);
      if (seen.length === 3) release();
    }
    expect(seen.filter((frame) => frame !== heartbeatFrame)).toEqual(['first', 'second']);
    expect(seen.slice(0, 3)).toEqual(['first', heartbeatFrame, heartbeatFrame]);
  });

  it('lets its source go when the reader goes', async () => {
    let isLeft = false;
    async function* frames() {
      try {
        yield 'first';
        yield 'second';
      } finally {
        isLeft = true;
      }
    }
    for await (const _frame of withHeartbeat(frames(), 1_000)) break;
    expect(isLeft).toBe(true);
  });
});
