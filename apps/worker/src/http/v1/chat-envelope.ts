import { assertNever } from '@planline/contracts/assert-never';
import type { ChatPlanResponse } from '@planline/contracts/chat-response';
import { type ErrorCode, errorCatalog, errorCodeSchema } from '@planline/contracts/error-code';
import type { Language } from '@planline/contracts/locale';
import type { PublicStreamEvent } from '@planline/contracts/public-stream';
import type { ChatAnswer, ChatStreamItem } from '@planline/services/chat';
import type { SignedApi } from './signed-api-options';
import type { V1Answer } from './v1-route';

/** The answer of a run with its words: a failure says itself in the language of whoever asked. */
export function envelopeOf(
  api: SignedApi,
  language: Language,
  { failure, ...answer }: ChatAnswer,
): ChatPlanResponse {
  if (!failure) return answer;
  return { ...answer, error: failure.code, message: api.renderError(language, failure) };
}

/** The status of a JSON answer is that of its error; a stream has none to give. */
export function answerWithEnvelope(
  envelope: ChatPlanResponse,
  headers: Record<string, string>,
): V1Answer {
  const code: ErrorCode | undefined = errorCodeSchema.safeParse(envelope.error).data;
  return { kind: 'json', status: code ? errorCatalog[code].status : 200, headers, body: envelope };
}

export async function* chatEvents(
  api: SignedApi,
  language: Language,
  items: AsyncIterable<ChatStreamItem>,
): AsyncGenerator<PublicStreamEvent, void, void> {
  for await (const item of items) {
    switch (item.type) {
      case 'run':
        yield { name: 'run', id: null, data: item.run };
        break;
      case 'event':
        yield { name: 'run-event', id: item.event.seq, data: item.event };
        break;
      case 'answer':
        yield { name: 'chat_response', id: null, data: envelopeOf(api, language, item.answer) };
        break;
      case 'reconnect':
        yield { name: 'reconnect', id: null, data: { afterMs: item.afterMs } };
        break;
      default:
        assertNever(item);
    }
  }
}
