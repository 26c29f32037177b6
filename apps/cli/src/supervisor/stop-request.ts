import { watchParent } from './parent-watch';

export interface StopRequest {
  /** Aborts when the person, the system or the death of the parent asks for the end. */
  signal: AbortSignal;
  /** Aborts when they insist: a second Ctrl-C. */
  atOnce: AbortSignal;
  dispose(): void;
}

export function listenForStop(): StopRequest {
  const first = new AbortController();
  const second = new AbortController();
  const ask = (reason: string) => {
    if (first.signal.aborted) second.abort(reason);
    else first.abort(reason);
  };
  const onInterrupt = () => ask('Ctrl-C');
  // Some tools repeat SIGTERM at once; only a person who presses Ctrl-C again is impatient.
  const onTerminate = () => first.abort('SIGTERM');
  const onOutputError = () => undefined;
  const parent = watchParent(() => first.abort('the process that started Planline has ended'));
  // Whoever read our output may be gone (`npm start | head`): that is no reason to drop the servers.
  process.stdout.on('error', onOutputError);
  process.stderr.on('error', onOutputError);
  process.on('SIGINT', onInterrupt);
  process.on('SIGTERM', onTerminate);
  process.on('SIGHUP', onTerminate);
  return {
    signal: first.signal,
    atOnce: second.signal,
    dispose() {
      parent.stop();
      process.stdout.off('error', onOutputError);
      process.stderr.off('error', onOutputError);
      process.off('SIGINT', onInterrupt);
      process.off('SIGTERM', onTerminate);
      process.off('SIGHUP', onTerminate);
    },
  };
}
