import type { TypedAnswer } from '@planline/contracts/chat-response';
import type { PlanEvent, PlanRequest } from '@planline/contracts/engine';
import { answerPieces } from './answer-pieces';
import { buildIndex } from './code-index/build-index';
import type { CodeIndex } from './code-index/code-index';
import { TimeSlice } from './code-index/time-slice';
import { composeAnswer } from './compose/compose-answer';
import type { ComposeContext } from './compose/compose-context';
import { readManifests } from './compose/manifest';
import { engineFailure } from './engine-failure';
import { followedTurn } from './follow-up';
import type { LocalTools } from './local-engine';
import { phrasesOf } from './phrases/phrases';
import { queryTerms } from './retrieval/query-terms';
import { type RankedFile, rankFiles } from './retrieval/rank-files';

const NO_USAGE = { inputTokens: 0, outputTokens: 0, costUsd: 0 } as const;
const MAX_READ = 12;

/** One question from index to answer; changes nothing in the snapshot. */
export async function* runPlan(
  request: PlanRequest,
  tools: LocalTools,
  signal: AbortSignal,
): AsyncGenerator<PlanEvent, void, void> {
  signal.throwIfAborted();
  yield { type: 'engine-start', engine: 'local', model: null, aiSessionId: null };
  try {
    yield* answerRequest(request, tools, signal);
  } catch (error) {
    signal.throwIfAborted();
    throw engineFailure(error);
  }
}

async function* answerRequest(
  request: PlanRequest,
  tools: LocalTools,
  signal: AbortSignal,
): AsyncGenerator<PlanEvent, void, void> {
  const slice = new TimeSlice(signal);
  yield { type: 'progress', activity: 'indexing' };
  const indexing = buildIndex(request.snapshotPath, request.stateDirectory, tools, slice);
  let step = await indexing.next();
  while (!step.done) {
    yield {
      type: 'progress',
      activity: 'indexing',
      file: step.value.file,
      count: step.value.count,
    };
    step = await indexing.next();
  }
  const index = step.value;
  yield { type: 'progress', activity: 'searching', count: index.files.length };
  const previous = followedTurn(request.message, request.context.history ?? []);
  const { intent, favour } = readMessage(request, previous, tools);
  const history = (await tools.commitHistory(request.snapshotPath)).slice(0, 2_000);
  signal.throwIfAborted();
  const query = queryTerms(request.message, previous, tools.stemmer, tools.glossary);
  const ranked = await rankFiles(index, history, query, tools.stemmer, slice, { favour });
  const filesRead = intent === 'analysis' ? largestFiles(index) : bestFiles(ranked);
  if (intent !== 'general') {
    for (const file of filesRead.slice(0, 6)) {
      yield { type: 'progress', activity: 'reading', file };
      await tools.pace(signal);
    }
  }
  const context: ComposeContext = {
    request,
    subject: previous ?? request.message,
    isFollowUp: previous !== null,
    index,
    history,
    manifests: await readManifests(index),
    query,
    ranked,
    phrases: phrasesOf(request.language),
    stemmer: tools.stemmer,
    glossary: tools.glossary,
    slice,
  };
  const answer = await composeAnswer(intent, context);
  yield* stream(answer, tools, signal);
  yield {
    type: 'finish',
    answer,
    source: 'structured',
    languageMismatch: false,
    truncated: false,
    usage: NO_USAGE,
    filesRead: intent === 'general' ? [] : filesRead,
    aiSessionId: null,
  };
}

function bestFiles(ranked: readonly RankedFile[]): string[] {
  return ranked.slice(0, MAX_READ).map(({ file }) => file.path);
}

/** An analysis measures every file; those that weigh most in it stand for the rest. */
function largestFiles(index: CodeIndex): string[] {
  return index.files
    .filter((file) => file.kind !== 'generated' && file.kind !== 'data')
    .sort((a, b) => b.lines - a.lines || (a.path < b.path ? -1 : 1))
    .slice(0, MAX_READ)
    .map((file) => file.path);
}

/** A short follow-up keeps the intent of the turn it leans on, unless it has one of its own. */
function readMessage(
  request: PlanRequest,
  previous: string | null,
  { classifier }: LocalTools,
): { intent: TypedAnswer['intent']; favour: 'test' | undefined } {
  const own = classifier.classify(request.message);
  const leans = previous !== null && (own.heard.length === 0 || own.intent === 'question');
  const intent = leans ? classifier.classify(previous).intent : own.intent;
  const aboutTests = /\b(?:tests?|specs?|pruebas?|essais?)\b|اختبار/iu.test(request.message);
  return { intent, favour: aboutTests ? 'test' : undefined };
}

async function* stream(
  answer: TypedAnswer,
  tools: LocalTools,
  signal: AbortSignal,
): AsyncGenerator<PlanEvent, void, void> {
  yield { type: 'answer-start', attempt: 1 };
  for (const text of answerPieces(answer)) {
    yield { type: 'answer-delta', text };
    await tools.pace(signal);
  }
  yield { type: 'answer-end' };
}
