import type { TypedAnswer } from '@planline/contracts/chat-response';
import { parseAnswer } from '@planline/engine/prompt/parse-answer';
import { Allow, parse } from 'partial-json';

/**
 * What a reader has already seen of an answer that will not be finished, as an answer: the typed shape
 * when there is enough of it, else the words alone. Null when nothing readable had arrived.
 */
export function partialAnswer(text: string): TypedAnswer | null {
  const json = text.trim();
  if (json === '') return null;
  const parsed = parseAnswer({ text: json });
  if (parsed && parsed.source !== 'markdown') return parsed.answer;
  // Raw JSON is nothing to show a person: only the prose in it is.
  const words = json.startsWith('{') ? proseOf(partialValue(json)).join('\n\n') : json;
  return words === '' ? null : { intent: 'general', response: { markdown: words } };
}

function partialValue(json: string): unknown {
  try {
    return parse(json, Allow.ALL);
  } catch {
    return null;
  }
}

/** Every text with a space in it, in order: keywords such as the intent and paths are not prose. */
function proseOf(value: unknown): string[] {
  if (typeof value === 'string') return /\s/u.test(value.trim()) ? [value.trim()] : [];
  if (Array.isArray(value)) return value.flatMap(proseOf);
  if (value !== null && typeof value === 'object') return Object.values(value).flatMap(proseOf);
  return [];
}
