import { setTimeout } from 'node:timers/promises';
import type { TypedAnswer } from '@planline/contracts/chat-response';
import type { BuildEvent, Engine, PlanEvent } from '@planline/contracts/engine';

const answer: TypedAnswer = {
  intent: 'question',
  response: {
    answer: 'Yes. The hours are in `js/dates.js`, by day of the week, and Sunday has none.',
    references: [{ file: 'js/dates.js', line: 2, snippet: 'export const openingHours = {' }],
  },
};

/** Longer than any joining of pieces in the product. */
const pauseMs = 120;

/**
 * An engine that answers at once: what is left of a run's time is the product's own. It notes how long
 * it was in control itself until it handed out the first piece of its answer.
 */
export function createInstantEngine(note: (ownMs: number) => void): Engine {
  return {
    kind: 'local',
    async *plan(): AsyncGenerator<PlanEvent, void, void> {
      const startedAt = performance.now();
      const json = JSON.stringify(answer);
      const pieces = json.match(/.{1,24}/gsu) ?? [];
      note(performance.now() - startedAt);
      yield { type: 'engine-start', engine: 'local', model: null, aiSessionId: null };
      yield { type: 'progress', activity: 'reading', file: 'js/dates.js' };
      yield { type: 'answer-start', attempt: 1 };
      for (const [index, text] of pieces.entries()) {
        // The first piece is there at once; the end, which would take everything along, comes later.
        if (index === 1) await setTimeout(pauseMs);
        yield { type: 'answer-delta', text };
      }
      yield { type: 'answer-end' };
      yield {
        type: 'finish',
        answer,
        source: 'json',
        languageMismatch: false,
        truncated: false,
        usage: { inputTokens: 0, outputTokens: 0, costUsd: 0 },
        filesRead: ['js/dates.js'],
        aiSessionId: null,
      };
    },
    // biome-ignore lint/correctness/useYield: this benchmark builds nothing
    async *build(): AsyncGenerator<BuildEvent, void, void> {
      throw new Error('this benchmark builds nothing');
    },
  };
}
