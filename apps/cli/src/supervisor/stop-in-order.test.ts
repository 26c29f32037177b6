import { expect, it } from 'vitest';
import { stopInOrder } from './stop-in-order';

it('stops one part after the other and goes on when one fails', async () => {
  const journal: string[] = [];
  const part = (what: string, fails = false) => ({
    what,
    async stop() {
      journal.push(`${what} asked`);
      await new Promise((resolve) => setImmediate(resolve));
      if (fails) throw new Error('stuck');
      journal.push(`${what} gone`);
    },
  });
  await stopInOrder(
    [part('web'), part('worker', true), part('PostgreSQL')],
    new AbortController().signal,
    (what, error) => journal.push(`${what}: ${(error as Error).message}`),
  );
  expect(journal).toEqual([
    'web asked',
    'web gone',
    'worker asked',
    'worker: stuck',
    'PostgreSQL asked',
    'PostgreSQL gone',
  ]);
});
