import pino from 'pino';
import { describe, expect, it } from 'vitest';
import { stopInOrder } from './stop-in-order';

const logger = pino({ level: 'silent' });

describe('stopping in order', () => {
  it('announces first, then closes one part after the other', async () => {
    const seen: string[] = [];
    const step = (name: string) => ({ name, close: async () => void seen.push(name) });
    const isDone = await stopInOrder({
      announce: () => seen.push('announce'),
      steps: [step('queue'), step('http'), step('database')],
      logger,
    });
    expect(isDone).toBe(true);
    expect(seen).toEqual(['announce', 'queue', 'http', 'database']);
  });

  it('goes on after a part that fails', async () => {
    const seen: string[] = [];
    const isDone = await stopInOrder({
      announce: () => {},
      steps: [
        { name: 'broken', close: () => Promise.reject(new Error('no')) },
        { name: 'last', close: async () => void seen.push('last') },
      ],
      logger,
    });
    expect(isDone).toBe(true);
    expect(seen).toEqual(['last']);
  });
});
