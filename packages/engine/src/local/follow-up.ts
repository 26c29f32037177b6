import type { HistoryTurn } from '@planline/contracts/engine';
import { messageWords } from './intent/message-words';

const SHORT_WORDS = 5;
const followUpStarts = new Set(
  'and also what why how where but so then et mais pourquoi comment ou alors aussi y pero por como donde tambien entonces و لماذا كيف اين ايض ماذا وماذا ولماذا وكيف'.split(
    ' ',
  ),
);

/** The earlier message that a very short one leans on ("why?", "and the prices?"), or null. */
export function followedTurn(message: string, history: readonly HistoryTurn[]): string | null {
  const words = messageWords(message);
  if (words.length === 0 || words.length > SHORT_WORDS) return null;
  const first = words[0] as string;
  const leans = followUpStarts.has(first) || words.length <= 2;
  if (!leans) return null;
  const earlier = history.filter(
    (turn) => turn.role === 'user' && turn.text.trim() !== message.trim(),
  );
  return earlier.at(-1)?.text ?? null;
}
