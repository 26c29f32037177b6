import type { TypedAnswer } from '@planline/contracts/chat-response';
import type { PlanEvent } from '@planline/contracts/engine';
import { JsonDeltaCleaner } from '../prompt/json-delta-cleaner';
import { parseAnswer } from '../prompt/parse-answer';
import { JsonObjectScanner } from './json-object-scanner';
import type { TurnEvent } from './turn-event';

/**
 * Turns what the model writes into attempts at the answer. Whatever happens on the way, the pieces
 * of the last attempt are the JSON text of the answer that the run ends with.
 */
export class AnswerStream {
  #attempt = 0;
  #isOpen = false;
  #text = '';
  #cleaner = new JsonDeltaCleaner();
  #scanner = new JsonObjectScanner();

  *take(event: TurnEvent): Generator<PlanEvent, void, void> {
    switch (event.type) {
      case 'output-start':
        return yield* this.#start();
      case 'output-delta':
        return yield* this.#write(event.json);
      case 'output-end':
      case 'text-end':
        return yield* this.#end();
      case 'text-start':
        this.#scanner = new JsonObjectScanner();
        return;
      case 'text-delta': {
        // Only a text that is the answer itself: what a model says between two reads is not.
        const json = this.#scanner.push(event.text);
        if (json === '') return;
        if (!this.#isOpen) yield* this.#start();
        yield* this.#write(json);
        return;
      }
    }
  }

  /** After the last turn: writes the answer as an attempt of its own where the stream has another. */
  *settle(answer: TypedAnswer): Generator<PlanEvent, void, void> {
    yield* this.#end();
    if (this.#attempt > 0 && this.#isWritten(answer)) return;
    yield* this.#start();
    yield* this.#write(JSON.stringify(answer));
    yield* this.#end();
  }

  #isWritten(answer: TypedAnswer): boolean {
    try {
      const written = parseAnswer({ structured: JSON.parse(this.#text), text: '' });
      return JSON.stringify(written?.answer) === JSON.stringify(answer);
    } catch {
      return false;
    }
  }

  *#start(): Generator<PlanEvent, void, void> {
    yield* this.#end();
    this.#attempt += 1;
    this.#isOpen = true;
    this.#text = '';
    this.#cleaner = new JsonDeltaCleaner();
    yield { type: 'answer-start', attempt: this.#attempt };
  }

  *#write(piece: string): Generator<PlanEvent, void, void> {
    const text = this.#cleaner.push(piece);
    if (!this.#isOpen || text === '') return;
    this.#text += text;
    yield { type: 'answer-delta', text };
  }

  *#end(): Generator<PlanEvent, void, void> {
    if (!this.#isOpen) return;
    this.#isOpen = false;
    yield { type: 'answer-end' };
  }
}
