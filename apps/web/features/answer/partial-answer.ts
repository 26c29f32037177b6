import { Allow, parse } from 'partial-json';
import { type AnswerParts, answerPartsOf, modeOf } from './answer-parts';

/**
 * What can be shown of `{"intent":…,"response":…}` while it is being written; null before the intent
 * is whole. Half a string is shown, half a word of an enum is not: it is no value yet.
 */
export function partialAnswer(json: string): AnswerParts | null {
  const start = json.indexOf('{');
  if (start === -1) return null;
  const value = parsed(json.slice(start));
  const mode = modeOf(value?.intent);
  return mode ? answerPartsOf(mode, value?.response) : null;
}

function parsed(json: string): { intent?: unknown; response?: unknown } | null {
  try {
    return parse(json, Allow.STR | Allow.OBJ | Allow.ARR) as { intent?: unknown };
  } catch {
    return null;
  }
}
