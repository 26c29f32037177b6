import { fork } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import type { ReaderMessage, ReaderReport } from './reader-process';

export interface Readers {
  /** Lets the readers catch up to these numbers, ends them and tells what they saw. */
  finish(wanted: Record<string, number>): Promise<ReaderReport>;
}

/** The peer's readers; they report nothing. */
export async function startBareReaders(
  url: string,
  pass: number,
): Promise<{ end(): Promise<void> }> {
  const child = fork(
    path.join(import.meta.dirname, 'bare-reader-process.ts'),
    [url, String(pass)],
    {
      execArgv: ['--import', 'tsx'],
    },
  );
  await once(child, 'message');
  return {
    async end() {
      child.send('end');
      await once(child, 'exit');
    },
  };
}

export async function startReaders(url: string): Promise<Readers> {
  const child = fork(path.join(import.meta.dirname, 'reader-process.ts'), [url], {
    execArgv: ['--import', 'tsx'],
  });
  const next = () =>
    new Promise<ReaderMessage>((resolve, reject) => {
      const onExit = () => reject(new Error('the readers ended early'));
      child.once('exit', onExit);
      child.once('message', (message: ReaderMessage) => {
        child.off('exit', onExit);
        resolve(message);
      });
    });
  await next();
  return {
    async finish(wanted) {
      const answer = next();
      child.send({ wanted });
      const message = await answer;
      if (message.type !== 'report') throw new Error('the readers said something else');
      return message.report;
    },
  };
}
