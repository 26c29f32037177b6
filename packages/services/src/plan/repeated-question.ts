import { createHash } from 'node:crypto';
import { typedAnswerSchema } from '@planline/contracts/chat-response';
import type { EngineKind, PlanFinish } from '@planline/contracts/engine';
import type { ProjectId } from '@planline/contracts/ids';
import { z } from 'zod';
import type { PlanRunFacts } from './load-plan-run';

/** An answer as it is kept for whoever asks the same: the proof goes with it. */
export const keptAnswerSchema = z.object({
  answer: typedAnswerSchema,
  source: z.enum(['structured', 'json', 'fenced', 'repaired']),
  filesRead: z.array(z.string()),
  treeDigest: z.string(),
});
export type KeptAnswer = z.infer<typeof keptAnswerSchema>;

/** Raise it when an answer to the same question would be made in another way. */
const keyVersion = 1;

/**
 * The name of a question that stands for itself: its answer follows from the words, the language, the files
 * of the version and the engine. Null when it may mean something else, because somebody spoke of something
 * before it, or follows from more than that.
 */
export function questionKeyOf(
  facts: PlanRunFacts,
  projectId: ProjectId,
  engine: EngineKind,
): string | null {
  const { message, version, context } = facts;
  if (!version || (context.buildErrors?.length ?? 0) > 0) return null;
  const question = normaliseQuestion(message.text);
  if (question === '' || !standsForItself(facts, question)) return null;
  const parts = [keyVersion, projectId, version.commitSha, message.locale, engine, question];
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex');
}

/** Nothing was said before, or nothing but this very question. */
function standsForItself({ history, aiSessionId }: PlanRunFacts, question: string): boolean {
  const asked = history.filter(({ role }) => role === 'user');
  // An AI session without turns of ours is a build's: it knows of what no turn says.
  if (asked.length === 0) return history.length === 0 && aiSessionId === null;
  return asked.every(({ text }) => normaliseQuestion(text) === question);
}

/**
 * What people type differently and mean alike: spaces, the first letter's case, marks at the end. Other
 * letters keep their case, because `Map` and `map` are two things in a codebase.
 */
export function normaliseQuestion(text: string): string {
  const plain = text
    .normalize('NFC')
    .replace(/[\s\u200B\u200E\u200F\u061C]+/gu, ' ')
    .replace(/[\s.?!¿¡؟。？！…]+$/u, '')
    .replace(/^[\s¿¡]+/u, '');
  return `${plain.slice(0, 1).toLowerCase()}${plain.slice(1)}`;
}

/** Null when it must not be given again: plans have a life of their own, and a bad answer deserves another try. */
export function keptAnswerOf(finish: PlanFinish, treeDigest: string): KeptAnswer | null {
  const { answer, source, languageMismatch, truncated, filesRead } = finish;
  if (answer.intent !== 'question' && answer.intent !== 'analysis') return null;
  if (languageMismatch || truncated || source === 'markdown') return null;
  return { answer, source, filesRead: [...filesRead], treeDigest };
}
