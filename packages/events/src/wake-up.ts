/**
 * A latch between a producer of hints and one waiting reader: a hint that comes while nobody waits is
 * kept, so that "read the gap, then wait" never sleeps over news.
 */
export interface WakeUp {
  wake(): void;
  /** Resolves at the next hint, after `timeoutMs`, or on abort, whichever is first. */
  wait(timeoutMs: number, signal: AbortSignal): Promise<'hint' | 'timeout' | 'aborted'>;
}

export function createWakeUp(): WakeUp {
  let isPending = false;
  let release: ((reason: 'hint') => void) | null = null;
  return {
    wake() {
      if (release) release('hint');
      else isPending = true;
    },
    async wait(timeoutMs, signal) {
      if (signal.aborted) return 'aborted';
      if (isPending) {
        isPending = false;
        return 'hint';
      }
      return new Promise((resolve) => {
        const finish = (reason: 'hint' | 'timeout' | 'aborted') => {
          release = null;
          clearTimeout(timer);
          signal.removeEventListener('abort', onAbort);
          resolve(reason);
        };
        const onAbort = () => finish('aborted');
        const timer = setTimeout(() => finish('timeout'), timeoutMs);
        signal.addEventListener('abort', onAbort, { once: true });
        release = finish;
      });
    },
  };
}
