import type { ServerResponse } from 'node:http';

/** The requests of this process that have no whole answer yet. */
export interface OpenRequests {
  add(response: ServerResponse): void;
  /** Resolves when all of them are answered, or after `limitMs`: a reader may be gone without a word. */
  answered(limitMs: number): Promise<void>;
}

export function createOpenRequests(): OpenRequests {
  let open = 0;
  let onLast = () => {};
  return {
    add(response) {
      open += 1;
      response.once('close', () => {
        open -= 1;
        if (open === 0) onLast();
      });
    },
    answered: (limitMs) =>
      new Promise((resolve) => {
        if (open === 0) return resolve();
        onLast = resolve;
        setTimeout(resolve, limitMs).unref();
      }),
  };
}
