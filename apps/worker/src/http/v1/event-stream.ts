import { heartbeatFrame } from './sse-frame';

/** Passes everything on, and says `still here` whenever nothing came for `everyMs`. */
export async function* withHeartbeat(
  frames: AsyncIterator<string>,
  everyMs: number,
): AsyncGenerator<string, void, void> {
  try {
    let next = frames.next();
    for (;;) {
      const found = await orNullAfter(next, everyMs);
      if (found === null) yield heartbeatFrame;
      else if (found.done) return;
      else {
        yield found.value;
        next = frames.next();
      }
    }
  } finally {
    await frames.return?.();
  }
}

function orNullAfter<T>(pending: Promise<T>, ms: number): Promise<T | null> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => resolve(null), ms);
    pending.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
