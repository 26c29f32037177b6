import { setImmediate as nextTurn } from 'node:timers/promises';

const SLICE_MS = 12;

/** Gives the event loop a turn whenever work has run for a slice, so that one run never stalls a worker. */
export class TimeSlice {
  readonly #signal: AbortSignal;
  #startedAt = performance.now();

  constructor(signal: AbortSignal) {
    this.#signal = signal;
  }

  get isOver(): boolean {
    return performance.now() - this.#startedAt > SLICE_MS;
  }

  /** @throws the signal's reason, at the first turn after an abort. */
  async breathe(): Promise<void> {
    this.#signal.throwIfAborted();
    if (!this.isOver) return;
    await nextTurn();
    this.#startedAt = performance.now();
    this.#signal.throwIfAborted();
  }
}
