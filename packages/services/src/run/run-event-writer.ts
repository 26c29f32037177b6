import type { RunEventBody } from '@planline/contracts/run-event';
import { appendRunEvents } from '@planline/events/append-run-events';
import type { Dependencies } from '../context';
import { storableText } from '../timeline';
import { type HeldRun, RunStopped } from './held-run';

/** Deltas that come within this time of each other become one row of the log. */
const coalesceMs = 50;

export interface RunEventWriter {
  /** Takes an event for the log; it is written soon, in order. */
  push(body: RunEventBody): void;
  /** Everything pushed so far is in the log. @throws RunStopped('lost') when another worker has the run */
  flush(): Promise<void>;
}

/**
 * Writes a run's events as they come. The first delta of a burst goes out at once, so that a reader sees
 * it without waiting; those behind it are joined.
 */
export function createRunEventWriter(ctx: Pick<Dependencies, 'db'>, held: HeldRun): RunEventWriter {
  let pending: RunEventBody[] = [];
  let timer: NodeJS.Timeout | null = null;
  let lastWriteAt = Number.NEGATIVE_INFINITY;
  let writing: Promise<void> = Promise.resolve();
  let failure: unknown = null;
  /** A stream may be cut in the middle of a character: its first half waits for the second. */
  let halfCharacter = '';

  const write = (): Promise<void> => {
    if (timer) clearTimeout(timer);
    timer = null;
    writing = writing.then(async () => {
      const bodies = pending;
      pending = [];
      if (bodies.length === 0 || failure !== null) return;
      lastWriteAt = performance.now();
      try {
        const { runId, epoch } = held;
        const { fenced } = await appendRunEvents(ctx.db, { runId, epoch, bodies });
        if (fenced) failure = new RunStopped('lost');
      } catch (error) {
        failure = error;
      }
    });
    return writing;
  };

  const addDelta = (piece: string) => {
    const joined = halfCharacter + piece;
    const isCut = /[\uD800-\uDBFF]$/u.test(joined);
    halfCharacter = isCut ? joined.slice(-1) : '';
    const text = storableText(isCut ? joined.slice(0, -1) : joined);
    if (text === '') return;
    const last = pending.at(-1);
    if (last?.type === 'answer-delta') {
      pending[pending.length - 1] = { type: 'answer-delta', text: last.text + text };
    } else {
      pending.push({ type: 'answer-delta', text });
    }
  };

  return {
    push(body) {
      if (failure !== null) throw failure;
      if (body.type === 'answer-delta') addDelta(body.text);
      else {
        halfCharacter = '';
        pending.push(body);
      }
      if (timer) return;
      const waitMs = coalesceMs - (performance.now() - lastWriteAt);
      if (waitMs <= 0) void write();
      else timer = setTimeout(() => void write(), waitMs);
    },
    async flush() {
      await write();
      if (failure !== null) throw failure;
    },
  };
}
