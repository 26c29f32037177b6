import type { RunEventBody } from '@planline/contracts/run-event';
import { appendRunEvents } from '@planline/events/append-run-events';
import type { Dependencies } from '../context';
import { storableJson, storableText } from '../timeline';
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
 * Writes a run's events as they come. The first delta of an answer, and of a burst after a pause, goes out
 * at once, so that a reader sees it without waiting; those behind it are joined.
 */
export function createRunEventWriter(ctx: Pick<Dependencies, 'db'>, held: HeldRun): RunEventWriter {
  let pending: RunEventBody[] = [];
  let timer: NodeJS.Timeout | null = null;
  let isDue = false;
  /** Set from the beginning of an answer to its first words, which wait for nothing. */
  let awaitsWords = false;
  let holdsFirstWords = false;
  let lastWriteAt = Number.NEGATIVE_INFINITY;
  let writing: Promise<void> = Promise.resolve();
  let failure: unknown = null;
  /** A stream may be cut in the middle of a character: its first half waits for the second. */
  let halfCharacter = '';

  const write = (): Promise<void> => {
    if (timer) clearTimeout(timer);
    timer = null;
    isDue = false;
    writing = writing.then(async () => {
      const bodies = pending;
      const isUrgent = holdsFirstWords;
      pending = [];
      holdsFirstWords = false;
      if (bodies.length === 0 || failure !== null) return;
      lastWriteAt = performance.now();
      try {
        const { runId, epoch } = held;
        const { workerId } = held.row;
        const entry = { runId, epoch, workerId, bodies, isUrgent };
        const { fenced } = await appendRunEvents(ctx.db, entry);
        if (fenced) failure = new RunStopped('lost');
      } catch (error) {
        failure = error;
      }
    });
    return writing;
  };

  /** Not before the engine has said what it has to say at this moment: that becomes one row less to wait for. */
  const writeAtOnce = () => {
    isDue = true;
    setImmediate(() => {
      if (isDue) void write();
    });
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
        pending.push(storableJson(body));
        if (body.type === 'answer-start') awaitsWords = true;
      }
      const isFirstWords = awaitsWords && pending.at(-1)?.type === 'answer-delta';
      if (isFirstWords) {
        awaitsWords = false;
        holdsFirstWords = true;
      }
      if (isDue) return;
      const waitMs = isFirstWords ? 0 : coalesceMs - (performance.now() - lastWriteAt);
      if (waitMs <= 0) writeAtOnce();
      else timer ??= setTimeout(() => void write(), waitMs);
    },
    async flush() {
      await write();
      if (failure !== null) throw failure;
    },
  };
}
