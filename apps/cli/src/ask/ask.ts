import { createHash } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { errorViewOf } from '@planline/contracts/domain-error';
import type { EngineKind, PlanFinish, PlanRequest } from '@planline/contracts/engine';
import { languageOf } from '@planline/contracts/locale';
import { createTranslate, renderError } from '@planline/i18n/translate';
import { checkout } from '../checkout';
import { ConfigError, readStartConfig, type StartConfig } from '../config';
import { loadEnvFile } from '../env-file';
import { answerText } from './answer-text';
import { type AskOptions, type AskRequest, readAskRequest } from './ask-request';
import { answerResponse, type Envelope, errorResponse } from './chat-plan-response';
import { engineFor } from './engine-for';
import { type FolderSnapshot, snapshotOf } from './folder-snapshot';
import { progressLine } from './progress-line';
import { proofLine } from './proof-line';
import { runPlan } from './run-plan';

/**
 * Answers one question about a folder: progress on stderr, the answer on stdout.
 * @returns the exit code: 0 answered, 1 refused or failed, 130 cancelled
 */
export async function ask(options: AskOptions): Promise<number> {
  const startedAt = performance.now();
  const language = languageOf(options.locale);
  const cancel = new AbortController();
  const onInterrupt = () => cancel.abort();
  process.once('SIGINT', onInterrupt);
  const envelope = (version: { commit: string; lastModified: string } | null): Envelope => ({
    versionId: version?.commit ?? 'unknown',
    lastModified: version?.lastModified ?? new Date(0).toISOString(),
    durationMs: performance.now() - startedAt,
    now: new Date(),
  });
  try {
    const request = readAskRequest(options);
    const { finish, engine, snapshot } = await answer(request, cancel.signal);
    if (options.json) {
      print(answerResponse(finish, envelope(snapshot)));
    } else {
      const translate = createTranslate(language);
      console.log(answerText(finish.answer, translate));
      console.log(`\n${proofLine(finish, engine, translate)}`);
    }
    return 0;
  } catch (error) {
    if (cancel.signal.aborted) return 130;
    if (error instanceof ConfigError) throw error;
    const view = errorViewOf(error);
    if (view.code === 'INTERNAL') console.error(error);
    if (options.json) print(errorResponse(view, language, envelope(null)));
    else console.error(renderError(language, view));
    return 1;
  } finally {
    process.off('SIGINT', onInterrupt);
  }
}

const print = (response: object) => console.log(JSON.stringify(response, null, 2));

interface Answered {
  finish: PlanFinish;
  engine: EngineKind;
  snapshot: FolderSnapshot;
}

async function answer(request: AskRequest, signal: AbortSignal): Promise<Answered> {
  loadEnvFile(checkout);
  const config = readStartConfig(process.env, checkout);
  await using snapshot = await snapshotOf(request.folder, signal);
  const engine = await engineFor(request.engine, config, snapshot.repository);
  const progress = progressLine(process.stderr);
  try {
    const plan = planRequest(request, snapshot, stateFolder(config, request.folder));
    const finish = await runPlan(engine, plan, progress.show, signal);
    return { finish, engine: engine.kind, snapshot };
  } finally {
    progress.end();
  }
}

/** Kept between questions, so that the second one about a folder finds its index. */
function stateFolder(config: StartConfig, folder: string): string {
  const name = createHash('sha256').update(folder).digest('hex').slice(0, 16);
  const state = path.join(config.PLANLINE_DATA_DIR, 'ask', name);
  mkdirSync(state, { recursive: true, mode: 0o700 });
  return state;
}

function planRequest(
  { message, folder, locale }: AskRequest,
  snapshot: FolderSnapshot,
  stateDirectory: string,
): PlanRequest {
  return {
    snapshotPath: snapshot.path,
    message,
    locale,
    language: languageOf(locale),
    context: {
      projectName: path.basename(folder),
      framework: snapshot.framework,
      versionId: snapshot.commit,
      buildId: null,
      lastModified: snapshot.lastModified,
    },
    stateDirectory,
  };
}
