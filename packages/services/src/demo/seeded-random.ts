/** Chance that comes out the same for the same seed: a demo can be shown and talked about twice. */
export interface SeededRandom {
  /** At least `least`, at most `most`, whole. */
  whole(least: number, most: number): number;
  pick<T>(from: readonly T[]): T;
  /** True with this probability. */
  happens(probability: number): boolean;
}

/** mulberry32: small, and good enough for stories. */
export function createSeededRandom(seed: number): SeededRandom {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const whole = (least: number, most: number) => least + Math.floor(next() * (most - least + 1));
  return {
    whole,
    pick(from) {
      const chosen = from[whole(0, from.length - 1)];
      if (chosen === undefined) throw new Error('nothing to pick from');
      return chosen;
    },
    happens: (probability) => next() < probability,
  };
}
