import type { HistoryTurn } from '@planline/contracts/engine';
import { type StoredAnswer, storedAnswerSchema } from '@planline/contracts/stored-response';

export const maxTurns = 12;
const maxCharactersPerTurn = 1_200;
const maxCharacters = 8_000;

/** A line of the conversation, as it is stored. */
export interface StoredTurn {
  type: 'user' | 'assistant';
  text: string;
  data: unknown;
}

/** The last turns of a conversation, oldest first, each shortened, within one budget. `rows`: newest first. */
export function historyOf(rows: readonly StoredTurn[]): HistoryTurn[] {
  const turns: HistoryTurn[] = [];
  let characters = 0;
  for (const row of rows) {
    const text = shorten(row.type === 'user' ? row.text : answerText(row.data));
    if (text === '') continue;
    characters += text.length;
    if (characters > maxCharacters) break;
    turns.push({ role: row.type === 'user' ? 'user' : 'assistant', text });
  }
  return turns.reverse();
}

function answerText(data: unknown): string {
  const stored = storedAnswerSchema.safeParse(data);
  return stored.success ? gist(stored.data.answer) : '';
}

/** What an answer said, in as few words as its own shape allows. */
function gist(answer: StoredAnswer['answer']): string {
  switch (answer.intent) {
    case 'question':
      return answer.response.answer;
    case 'feature':
      return [
        answer.response.summary,
        ...answer.response.plan.steps.map((step) => step.title),
      ].join('\n- ');
    case 'fix':
      return `${answer.response.issue.description}\n${answer.response.rootCause}\n${answer.response.solution.approach}`;
    case 'analysis':
      return [
        answer.response.overview,
        ...answer.response.findings.map((finding) => finding.title),
      ].join('\n- ');
    case 'general':
      return answer.response.markdown;
  }
}

function shorten(text: string): string {
  const trimmed = text.trim();
  if (trimmed.length <= maxCharactersPerTurn) return trimmed;
  return `${trimmed.slice(0, maxCharactersPerTurn).replace(/[\uD800-\uDBFF]$/u, '')}…`;
}
