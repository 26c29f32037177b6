import type { ChatPlanResponse } from '@planline/contracts/chat-response';
import type { PlanFinish } from '@planline/contracts/engine';
import type { ErrorView } from '@planline/contracts/error-code';
import type { Language } from '@planline/contracts/locale';
import { renderError } from '@planline/i18n/translate';
import { ulid } from 'ulid';

/** What the envelope says besides the answer. */
export interface Envelope {
  versionId: string;
  lastModified: string;
  durationMs: number;
  now: Date;
}

/** The answer in the same envelope as `POST /v1/chat-plan`. */
export function answerResponse(finish: PlanFinish, envelope: Envelope): ChatPlanResponse {
  const { inputTokens, outputTokens } = finish.usage;
  return {
    ...common(envelope, inputTokens + outputTokens),
    subtype: finish.truncated ? 'partial' : 'success',
    sessionId: finish.aiSessionId ?? ulid(),
    mode: finish.answer.intent,
    data: finish.answer.response,
  };
}

export function errorResponse(
  error: ErrorView,
  language: Language,
  envelope: Envelope,
): ChatPlanResponse {
  return {
    ...common(envelope, 0),
    subtype: 'error',
    sessionId: ulid(),
    mode: 'general',
    error: error.code,
    message: renderError(language, error),
  };
}

function common({ versionId, lastModified, durationMs, now }: Envelope, tokens: number) {
  return {
    type: 'chat_response' as const,
    messageId: ulid(),
    timestamp: now.toISOString(),
    metadata: {
      duration_ms: Math.round(durationMs),
      tokens_used: tokens,
      projectContext: { versionId, lastModified },
    },
  };
}
