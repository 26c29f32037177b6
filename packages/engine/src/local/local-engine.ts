import type { Engine } from '@planline/contracts/engine';
import { runBuild } from './build-run';
import { type CommitHistory, ownCommitHistory } from './code-index/commit-history';
import { GrammarLoader } from './code-index/grammar-loader';
import { IntentClassifier } from './intent/classify-intent';
import { pacingOf } from './pacing';
import { runPlan } from './plan-run';
import { Stemmer } from './retrieval/stemmer';
import { TermGlossary } from './retrieval/term-glossary';

export interface LocalEngineOptions {
  /** Past commits of a snapshot, newest first; by default those of its own `.git`, when it has one. */
  commitHistory?: CommitHistory;
  /** Pause between two pieces of an answer, in ms, so that a person sees it fill in; 0 for none. */
  pieceDelayMs?: number;
  /** Pause between two steps of a build, in ms. */
  stepDelayMs?: number;
}

const DEFAULT_PIECE_DELAY_MS = 15;
const DEFAULT_STEP_DELAY_MS = 120;

/** What every run of one engine shares. It holds nothing of any project. */
export interface LocalTools {
  grammars: GrammarLoader;
  stemmer: Stemmer;
  glossary: TermGlossary;
  classifier: IntentClassifier;
  commitHistory: CommitHistory;
  pace: ReturnType<typeof pacingOf>;
  paceStep: ReturnType<typeof pacingOf>;
}

/** The engine that needs no model and no network: an index, a search, rules and templates. */
export function createLocalEngine(options: LocalEngineOptions = {}): Engine {
  const stemmer = new Stemmer();
  const classifier = new IntentClassifier();
  const tools: LocalTools = {
    grammars: new GrammarLoader(),
    stemmer,
    glossary: new TermGlossary(stemmer),
    classifier,
    commitHistory: options.commitHistory ?? ownCommitHistory,
    pace: pacingOf(options.pieceDelayMs ?? DEFAULT_PIECE_DELAY_MS),
    paceStep: pacingOf(options.stepDelayMs ?? DEFAULT_STEP_DELAY_MS),
  };
  return {
    kind: 'local',
    plan: (request, signal) => runPlan(request, tools, signal),
    build: (request, signal) => runBuild(request, tools, signal),
    guessIntent: (message) => classifier.classify(message).intent,
  };
}
