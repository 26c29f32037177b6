import type { PlanEvent, PlanFinish, PlanRequest } from '@planline/contracts/engine';
import { checkLanguage } from '../prompt/check-language';
import { languageReminder } from '../prompt/language-reminder';
import { type ParsedAnswer, parseAnswer } from '../prompt/parse-answer';
import { answerJsonSchema } from '../prompt/response-schema';
import { singlePassPrompt } from '../prompt/single-pass-prompt';
import { AnswerStream } from './answer-stream';
import { engineFailed } from './api-failure';
import { isAiSessionId, planArguments, planTools } from './claude-arguments';
import type { ClaudeEngineOptions } from './claude-engine-options';
import { defaultTemporaryDirectory, runClaudeTurn } from './claude-turn';
import { prepareRunFolders, type RunFolders } from './run-folders';
import type { TurnEnd, TurnSpec } from './turn-event';
import { addUsage } from './usage-of-result';

type Answered = Extract<TurnEnd, { kind: 'answered' }>;
interface Attempt {
  turn: Answered;
  parsed: ParsedAnswer;
}

/** Answers one message; one more turn of the same session when the language is wrong. */
export async function* runPlan(
  options: ClaudeEngineOptions,
  request: PlanRequest,
  signal: AbortSignal,
): AsyncGenerator<PlanEvent, void, void> {
  await using folders = await prepareRunFolders(
    request.stateDirectory,
    options.temporaryDirectory ?? defaultTemporaryDirectory(),
  );
  const run = new PlanRun(options, request, folders, signal);
  const first = yield* run.answer();
  if (checkLanguage(first.parsed.answer, request.language).matches) {
    return yield* run.finish(first, { languageMismatch: false });
  }
  const second = yield* run.answerAgain(first);
  const accepted = second ?? first;
  const { matches } = checkLanguage(accepted.parsed.answer, request.language);
  yield* run.finish(accepted, { languageMismatch: !matches });
}

class PlanRun {
  readonly #options: ClaudeEngineOptions;
  readonly #request: PlanRequest;
  readonly #folders: RunFolders;
  readonly #signal: AbortSignal;
  readonly #stream = new AnswerStream();
  readonly #turns: Answered[] = [];
  #isStarted = false;

  constructor(
    options: ClaudeEngineOptions,
    request: PlanRequest,
    folders: RunFolders,
    signal: AbortSignal,
  ) {
    this.#options = options;
    this.#request = request;
    this.#folders = folders;
    this.#signal = signal;
  }

  async *answer(): AsyncGenerator<PlanEvent, Attempt, void> {
    const { aiSessionId } = this.#request;
    const resumed = isAiSessionId(aiSessionId)
      ? yield* this.#turn(this.#prompt({ includeHistory: false }), aiSessionId)
      : null;
    // A session may be gone (another machine, a swept folder): its turns go into the prompt instead.
    const turn =
      resumed?.kind === 'answered'
        ? resumed
        : yield* this.#turn(this.#prompt({ includeHistory: true }), null);
    if (turn.kind !== 'answered') throw engineFailed('crashed');
    const parsed = parseTurn(turn);
    if (!parsed) throw engineFailed('no-answer');
    return { turn, parsed };
  }

  /** Null when nothing better came of it; an error of this turn is not worth the first answer. */
  async *answerAgain(first: Attempt): AsyncGenerator<PlanEvent, Attempt | null, void> {
    const sessionId = first.turn.aiSessionId;
    if (!isAiSessionId(sessionId)) return null;
    try {
      const turn = yield* this.#turn(languageReminder[this.#request.language], sessionId);
      if (turn.kind !== 'answered') return null;
      const parsed = parseTurn(turn);
      const isTyped = parsed && parsed.source !== 'markdown';
      // A model that only apologises must not replace a plan.
      return parsed && (isTyped || first.parsed.source === 'markdown') ? { turn, parsed } : null;
    } catch (error) {
      if (this.#signal.aborted) throw error;
      return null;
    }
  }

  async *finish(
    { turn, parsed }: Attempt,
    { languageMismatch }: { languageMismatch: boolean },
  ): AsyncGenerator<PlanEvent, void, void> {
    yield* this.#stream.settle(parsed.answer);
    const finish: PlanFinish = {
      type: 'finish',
      answer: parsed.answer,
      source: parsed.source,
      languageMismatch,
      truncated: turn.truncated,
      usage: this.#turns.map((one) => one.usage).reduce(addUsage),
      filesRead: [...new Set(this.#turns.flatMap((one) => one.filesRead))],
      aiSessionId: this.#turns.at(-1)?.aiSessionId ?? null,
    };
    yield finish;
  }

  #prompt({ includeHistory }: { includeHistory: boolean }): string {
    const { message, language, context } = this.#request;
    return singlePassPrompt({ message, language, context, includeHistory });
  }

  async *#turn(prompt: string, resumeSessionId: string | null) {
    const spec: TurnSpec = {
      args: planArguments({
        jsonSchema: answerJsonSchema(),
        resumeSessionId,
        model: this.#options.model ?? null,
      }),
      prompt,
      project: { path: this.#request.snapshotPath, writable: false },
      folders: this.#folders,
      tools: planTools,
      permissionMode: 'plan',
      isResumed: resumeSessionId !== null,
    };
    const events = runClaudeTurn(this.#options, spec, this.#signal);
    try {
      for (let next = await events.next(); ; next = await events.next()) {
        if (next.done) {
          if (next.value.kind === 'answered') this.#turns.push(next.value);
          return next.value;
        }
        yield* this.#planEvents(next.value);
      }
    } finally {
      await events.return({ kind: 'session-lost' });
    }
  }

  *#planEvents(event: Parameters<AnswerStream['take']>[0]): Generator<PlanEvent, void, void> {
    if (event.type === 'progress') yield event;
    if (event.type === 'start' && !this.#isStarted) {
      this.#isStarted = true;
      const { model, aiSessionId } = event;
      yield { type: 'engine-start', engine: 'claude', model, aiSessionId };
    }
    yield* this.#stream.take(event);
  }
}

/** The latest words that hold a typed answer; else the latest text as it stands. */
function parseTurn({ structured, words }: Answered): ParsedAnswer | null {
  if (structured !== undefined) return parseAnswer({ structured, text: '' });
  const latestFirst = words.toReversed();
  const parsed = latestFirst.map((one) => parseAnswer({ text: one.text }));
  const typed = parsed.find((one) => one && one.source !== 'markdown');
  const text = latestFirst.find((one) => one.kind === 'text') ?? latestFirst[0];
  return typed ?? (text ? parseAnswer({ text: text.text }) : null);
}
