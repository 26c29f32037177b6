import type { TypedAnswer } from '@planline/contracts/chat-response';
import type {
  BuildEvent,
  BuildRequest,
  Engine,
  PlanEvent,
  PlanRequest,
} from '@planline/contracts/engine';

/** What the double does when it is asked; each defaults to a short, well-behaved answer. */
export interface EngineScript {
  plan?: (request: PlanRequest, signal: AbortSignal) => AsyncGenerator<PlanEvent, void, void>;
  build?: (request: BuildRequest, signal: AbortSignal) => AsyncGenerator<BuildEvent, void, void>;
}

/** An engine for tests whose subject is not the engine; it records what it was asked. */
export function createEngineDouble(script: EngineScript = {}) {
  const planRequests: PlanRequest[] = [];
  const buildRequests: BuildRequest[] = [];
  const engine: Engine = {
    kind: 'local',
    plan(request, signal) {
      planRequests.push(request);
      return script.plan ? script.plan(request, signal) : answerWith(questionAnswer);
    },
    build(request, signal) {
      buildRequests.push(request);
      return script.build ? script.build(request, signal) : buildNothing();
    },
  };
  return { engine, planRequests, buildRequests, script };
}

export const questionAnswer: TypedAnswer = {
  intent: 'question',
  response: { answer: 'The opening hours are in the footer.' },
};

export const featureAnswer: TypedAnswer = {
  intent: 'feature',
  response: {
    summary: 'A page for events',
    feasibility: 'simple',
    plan: {
      overview: 'Add a page that lists events.',
      steps: [
        {
          order: 1,
          title: 'Add the page',
          description: 'A page with three events.',
          files: ['events.html'],
          estimatedEffort: 'low',
        },
        {
          order: 2,
          title: 'Link it',
          description: 'A link in the navigation.',
          files: ['index.html'],
          estimatedEffort: 'low',
        },
      ],
      dependencies: [],
      risks: ['The navigation gets longer.'],
    },
  },
};

/** Streams the answer's JSON in pieces of a few characters, then finishes. */
export async function* answerWith(
  answer: TypedAnswer,
  finish: Partial<Extract<PlanEvent, { type: 'finish' }>> = {},
): AsyncGenerator<PlanEvent, void, void> {
  yield { type: 'engine-start', engine: 'local', model: null, aiSessionId: null };
  yield { type: 'answer-start', attempt: 1 };
  const json = JSON.stringify(answer);
  for (let at = 0; at < json.length; at += 7) {
    yield { type: 'answer-delta', text: json.slice(at, at + 7) };
  }
  yield { type: 'answer-end' };
  yield {
    type: 'finish',
    answer,
    source: 'json',
    languageMismatch: false,
    truncated: false,
    usage: { inputTokens: 30, outputTokens: 12, costUsd: 0 },
    filesRead: ['index.html'],
    aiSessionId: null,
    ...finish,
  };
}

/** Streams a piece of an answer and then waits until it is stopped. */
export async function* answerThenWait(
  piece: string,
  signal: AbortSignal,
): AsyncGenerator<PlanEvent, void, void> {
  yield { type: 'engine-start', engine: 'local', model: null, aiSessionId: null };
  yield { type: 'answer-start', attempt: 1 };
  yield { type: 'answer-delta', text: piece };
  await aborted(signal);
}

/** Rejects with the signal's reason when it fires. */
export function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    if (signal.aborted) reject(signal.reason);
    else signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
}

async function* buildNothing(): AsyncGenerator<BuildEvent, void, void> {
  yield { type: 'engine-start', engine: 'local', model: null, aiSessionId: null };
  yield {
    type: 'finish',
    outcome: 'edited',
    commitSubject: 'Change nothing',
    usage: { inputTokens: 0, outputTokens: 0, costUsd: 0 },
    filesRead: [],
    aiSessionId: null,
  };
}
