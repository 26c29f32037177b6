import {
  type ChatMode,
  chatModes,
  type TypedAnswer,
  typedAnswerSchema,
} from '@planline/contracts/chat-response';
import { isRecord, type LooseRecord, textOf } from './loose-values';
import { normaliseResponse } from './normalise-response';

/** The keys that only one kind of answer has, the most telling first. */
const tellingKeys: readonly (readonly [string, ChatMode])[] = [
  ['rootCause', 'fix'],
  ['solution', 'fix'],
  ['feasibility', 'feature'],
  ['plan', 'feature'],
  ['steps', 'feature'],
  ['findings', 'analysis'],
  ['answer', 'question'],
  ['markdown', 'general'],
];

/**
 * Reads `{ intent, response }` with patience. Without a usable intent the shape of the response
 * decides; a response that fits no intent at all is null.
 */
export function normaliseAnswer(value: unknown): TypedAnswer | null {
  if (!isRecord(value)) return null;
  // Some models leave the wrapper out and put the fields beside the intent.
  const response = 'response' in value ? value.response : value;
  const candidates = [intentOf(value), isRecord(response) ? intentByShape(response) : undefined];
  for (const intent of candidates) {
    const answer = intent && normaliseResponse(intent, response);
    const checked = answer && typedAnswerSchema.safeParse(answer);
    if (checked?.success) return checked.data;
  }
  return null;
}

function intentOf(value: LooseRecord): ChatMode | undefined {
  const named = textOf(value.intent).trim().toLowerCase();
  const intent = chatModes.find((mode) => mode === named);
  if (intent) return intent;
  return typeof value.response === 'string' ? 'general' : undefined;
}

function intentByShape(response: LooseRecord): ChatMode | undefined {
  return tellingKeys.find(([key]) => key in response)?.[1];
}
