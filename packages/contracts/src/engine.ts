import { z } from 'zod';
import type { ChatMode, TypedAnswer } from './chat-response';
import type { Language } from './locale';
import type { PlanContent } from './plan';

/** What the rest of the product knows of an AI engine: requests go in, a stream of events comes out. */

export const engineKindSchema = z.enum(['claude', 'local']);
export type EngineKind = z.infer<typeof engineKindSchema>;

/** Facts of the project that go into the prompt (specification §22, "Project Context"). */
export interface ProjectContext {
  projectName: string;
  framework: string | null;
  versionId: string;
  buildId: string | null;
  lastModified: string;
  /** Short lines of the latest failed build, when the reader asked for a fix of it. */
  buildErrors?: readonly string[];
  /** Project-relative paths of the version's files, the most telling first; the prompt takes what fits. */
  structure?: readonly string[];
  /** Earlier turns of this conversation, oldest first; the prompt takes what fits. */
  history?: readonly HistoryTurn[];
}

export interface HistoryTurn {
  role: 'user' | 'assistant';
  text: string;
}

export interface PlanRequest {
  /** Absolute path of the read-only snapshot. */
  snapshotPath: string;
  message: string;
  locale: string;
  language: Language;
  context: ProjectContext;
  /** The AI's own session to resume, when the project has a valid one. */
  aiSessionId?: string | null;
  /** Folder that is private to this project and outlives the run: transcripts, index caches. */
  stateDirectory: string;
}

export interface BuildRequest {
  /** Absolute path of the build's own git worktree; the engine may write only here. */
  worktreePath: string;
  /** The sealed revision; null for the first build of a business idea. */
  plan: PlanContent | null;
  idea: string | null;
  /** The raw message that led here, for engines that want the reader's own words. */
  message: string;
  locale: string;
  language: Language;
  context: ProjectContext;
  stateDirectory: string;
}

/** How the answer's text became an answer, best first. */
export type AnswerSource = 'structured' | 'json' | 'fenced' | 'repaired' | 'markdown';

export interface EngineUsage {
  inputTokens: number;
  outputTokens: number;
  costUsd: number;
}

export type EngineActivity = 'indexing' | 'searching' | 'reading' | 'thinking' | 'writing';

export type PlanEvent =
  | { type: 'engine-start'; engine: EngineKind; model: string | null; aiSessionId: string | null }
  | { type: 'progress'; activity: EngineActivity; file?: string; count?: number }
  /** A new attempt at the answer: what came before it is void. */
  | { type: 'answer-start'; attempt: number }
  /** A piece of the JSON text `{"intent":…,"response":…}`; the pieces of one attempt concatenate. */
  | { type: 'answer-delta'; text: string }
  | { type: 'answer-end' }
  | PlanFinish;

export interface PlanFinish {
  type: 'finish';
  answer: TypedAnswer;
  source: AnswerSource;
  /** True when the answer is not in the reader's language even after one reminder. */
  languageMismatch: boolean;
  /** True when the stream broke before the model said it was done. */
  truncated: boolean;
  usage: EngineUsage;
  /** Project-relative paths, each once, in the order of reading. */
  filesRead: readonly string[];
  /** The AI's session after this run; it may differ from the one that was resumed. */
  aiSessionId: string | null;
}

export type StepOutcome = 'done' | 'skipped' | 'changed';

export type BuildEvent =
  | { type: 'engine-start'; engine: EngineKind; model: string | null; aiSessionId: string | null }
  | { type: 'progress'; activity: EngineActivity; file?: string; count?: number }
  | { type: 'step-start'; stepId: string; title: string }
  | { type: 'step-end'; stepId: string; outcome: StepOutcome; note?: string }
  | { type: 'log'; line: string }
  | BuildFinish;

export interface BuildFinish {
  type: 'finish';
  /** `document`: no code was edited, the plan itself was committed as a document. */
  outcome: 'edited' | 'document';
  /** First line of the commit message, in English, at most 72 characters. */
  commitSubject: string;
  usage: EngineUsage;
  filesRead: readonly string[];
  aiSessionId: string | null;
}

export interface Engine {
  readonly kind: EngineKind;
  /**
   * Answers one message and changes nothing in the snapshot. Ends with exactly one `finish`.
   * @throws DomainError ENGINE_STALLED, ENGINE_UNAVAILABLE or ENGINE_FAILED; on abort it throws the signal's reason.
   */
  plan(request: PlanRequest, signal: AbortSignal): AsyncGenerator<PlanEvent, void, void>;
  /** Edits the worktree. Ends with exactly one `finish`; commits nothing. */
  build(request: BuildRequest, signal: AbortSignal): AsyncGenerator<BuildEvent, void, void>;
  /** A fast guess, without a model, of what a message asks for: it only shapes the estimate. */
  guessIntent?(message: string): ChatMode;
}
