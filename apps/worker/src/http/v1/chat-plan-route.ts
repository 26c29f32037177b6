import {
  chatPlanRequestInTransitionSchema,
  deprecatedChatPlanFields,
} from '@planline/contracts/chat-plan-request';
import { chatPlanResponseSchema } from '@planline/contracts/chat-response';
import { DomainError } from '@planline/contracts/domain-error';
import { messageIdSchema, type RunId } from '@planline/contracts/ids';
import { languageOf } from '@planline/contracts/locale';
import { sendMessage, streamChatAnswer } from '@planline/services/chat';
import type { ServiceContext } from '@planline/services/context';
import { answerRunOnce, beginRunOnce } from '@planline/services/idempotency';
import { z } from 'zod';
import { answerWithEnvelope, chatEvents, envelopeOf } from './chat-envelope';
import { idempotentRequestOf, replayed } from './idempotent-request-of';
import { requireActor } from './require-actor';
import { defineRoute, storedAnswerOf } from './v1-route';

/** Stores the message; waits for its run to end and answers with what it came to, or streams it. */
export const chatPlanRoute = defineRoute({
  method: 'POST',
  path: '/chat-plan',
  operationId: 'ask',
  summary: 'Ask about the project, and get the typed answer as JSON or as it is written',
  description:
    'With `Accept: text/event-stream` the answer comes as it is written, and the envelope last. A stream that broke goes on with the same Idempotency-Key and `Last-Event-ID`. A run that fails answers with the envelope, `subtype: error` and the status of its error.',
  params: z.strictObject({}),
  query: z.strictObject({}),
  body: chatPlanRequestInTransitionSchema,
  answer: chatPlanResponseSchema,
  isCounted: true,
  repeat: 'run',
  events: ['run', 'run-event', 'chat_response', 'reconnect', 'error'],
  refusals: [
    'MESSAGE_EMPTY',
    'LOCALE_UNSUPPORTED',
    'INSUFFICIENT_BALANCE',
    'REQUEST_IN_PROGRESS',
    'BUILD_IN_PROGRESS',
    'QUEUE_FULL',
    'ENGINE_CHANGED_FILES',
    'ENGINE_FAILED',
    'ENGINE_UNAVAILABLE',
    'RUN_INTERRUPTED',
    'ENGINE_STALLED',
  ],
  async handle({ body, verbs, api, request, wantsEvents, afterSeq, signal }) {
    const deprecated = deprecatedChatPlanFields.filter((name) => name in body);
    if (deprecated.length > 0 && !api.acceptDeprecatedFields) {
      const issues = deprecated.map((path) => ({ path, message: 'this field is not accepted' }));
      throw new DomainError('VALIDATION_FAILED', { issues });
    }
    const headers: Record<string, string> = deprecated.length > 0 ? { deprecation: 'true' } : {};
    requireActor(body.userId, verbs);
    const locale = body.locale ?? 'en';
    const language = languageOf(locale);
    const { projectId } = body;
    const repeated = idempotentRequestOf(request, projectId);
    let isRepeat = true;
    const begin = (ctx: ServiceContext) => {
      isRepeat = false;
      return sendMessage(ctx, {
        projectId,
        messageId: messageIdSchema.parse(ctx.newId()),
        text: body.message,
        locale,
      });
    };
    const follow = (runId: RunId, after: number) =>
      streamChatAnswer(verbs, { projectId, runId, afterSeq: after, closing: api.closing, signal });
    if (wantsEvents) {
      const { runId } = await beginRunOnce(verbs, repeated, begin);
      return {
        kind: 'events',
        headers: isRepeat ? { ...headers, ...replayed } : headers,
        events: chatEvents(api, language, follow(runId, afterSeq)),
      };
    }
    const answer = await answerRunOnce(verbs, repeated, {
      begin,
      async answer(runId) {
        for await (const item of follow(runId, 0)) {
          if (item.type !== 'answer') continue;
          return storedAnswerOf(
            answerWithEnvelope(envelopeOf(api, language, item.answer), headers),
          );
        }
        // The reader or this process is going away; the run is not.
        throw new DomainError('REQUEST_IN_PROGRESS', { runId });
      },
      whileRunning: 'join',
    });
    return { kind: 'stored', answer, isRepeat };
  },
});
