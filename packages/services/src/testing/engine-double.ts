import { writeFile } from 'node:fs/promises';
import path from 'node:path';
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
      return script.build
        ? script.build(request, signal)
        : buildFiles(request, { 'events.html': '<p>' });
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

/** Writes the files into the worktree, step by step of the plan, and finishes. */
export async function* buildFiles(
  request: BuildRequest,
  files: Record<string, string>,
  finish: Partial<Extract<BuildEvent, { type: 'finish' }>> = {},
): AsyncGenerator<BuildEvent, void, void> {
  yield { type: 'engine-start', engine: 'local', model: null, aiSessionId: null };
  const [first] = request.plan?.steps ?? [];
  if (first) yield { type: 'step-start', stepId: first.id, title: first.title };
  for (const [name, content] of Object.entries(files)) {
    await writeFile(path.join(request.worktreePath, name), content);
    yield { type: 'log', line: `wrote ${name}` };
  }
  if (first) yield { type: 'step-end', stepId: first.id, outcome: 'done' };
  yield {
    type: 'finish',
    outcome: 'edited',
    commitSubject: 'Add a page for events',
    usage: { inputTokens: 5, outputTokens: 5, costUsd: 0 },
    filesRead: [],
    aiSessionId: null,
    ...finish,
  };
}
