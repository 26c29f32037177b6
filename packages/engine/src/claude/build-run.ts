import type { BuildEvent, BuildRequest } from '@planline/contracts/engine';
import { jsonrepair } from 'jsonrepair';
import { buildPrompt } from '../prompt/build-prompt';
import {
  type BuildReport,
  buildReportJsonSchema,
  normaliseBuildReport,
} from '../prompt/build-report';
import { cleanModelText } from '../prompt/clean-model-text';
import { commitSubjectOf } from '../prompt/commit-subject';
import { engineFailed } from './api-failure';
import { buildArguments, buildTools } from './claude-arguments';
import type { ClaudeEngineOptions } from './claude-engine-options';
import { defaultTemporaryDirectory, runClaudeTurn } from './claude-turn';
import { prepareRunFolders } from './run-folders';
import { StepProgress } from './step-progress';
import type { TurnEvent, WrittenWords } from './turn-event';

const LOG_LINE_MAX = 500;

/** Lets the model edit the worktree, and reports each step by what was edited. */
export async function* runBuild(
  options: ClaudeEngineOptions,
  request: BuildRequest,
  signal: AbortSignal,
): AsyncGenerator<BuildEvent, void, void> {
  await using folders = await prepareRunFolders(
    request.stateDirectory,
    options.temporaryDirectory ?? defaultTemporaryDirectory(),
  );
  const steps = new StepProgress(request.plan?.steps ?? []);
  const turn = runClaudeTurn(
    options,
    {
      args: buildArguments({
        jsonSchema: buildReportJsonSchema(),
        resumeSessionId: null,
        model: options.model ?? null,
      }),
      prompt: buildPrompt(request),
      project: { path: request.worktreePath, writable: true },
      folders,
      tools: buildTools,
      permissionMode: 'dontAsk',
      isResumed: false,
    },
    signal,
  );
  try {
    for (let next = await turn.next(); ; next = await turn.next()) {
      if (!next.done) {
        yield* buildEvents(next.value, steps);
        continue;
      }
      const end = next.value;
      if (end.kind !== 'answered') throw engineFailed('crashed');
      if (!steps.hasEdits) throw engineFailed('no-changes');
      const report = normaliseBuildReport(end.structured) ?? reportInWords(end.words);
      yield* steps.finish(report);
      const { usage, filesRead, aiSessionId } = end;
      yield {
        type: 'finish',
        outcome: 'edited',
        commitSubject: commitSubjectOf(report?.commitSubject ?? '', request.plan?.title ?? ''),
        usage,
        filesRead,
        aiSessionId,
      };
      return;
    }
  } finally {
    await turn.return({ kind: 'session-lost' });
  }
}

function* buildEvents(event: TurnEvent, steps: StepProgress): Generator<BuildEvent, void, void> {
  switch (event.type) {
    case 'start':
      yield {
        type: 'engine-start',
        engine: 'claude',
        model: event.model,
        aiSessionId: event.aiSessionId,
      };
      return;
    case 'progress':
      yield event;
      return;
    case 'file-edited':
      return yield* steps.fileEdited(event.file);
    case 'tool-refused':
      yield { type: 'log', line: `Refused: ${cleanModelText(event.toolName)}` };
      return;
    case 'text-end': {
      const line = cleanModelText(event.text).trim();
      if (line && !line.startsWith('{')) yield { type: 'log', line: line.slice(0, LOG_LINE_MAX) };
      return;
    }
  }
}

function reportInWords(words: readonly WrittenWords[]): BuildReport | null {
  for (const { text } of words.toReversed()) {
    const start = text.indexOf('{');
    if (start === -1 || !text.includes('"steps"')) continue;
    try {
      const report = normaliseBuildReport(JSON.parse(jsonrepair(text.slice(start))));
      if (report) return report;
    } catch {
      // Not an object after all.
    }
  }
  return null;
}
