import { createHash } from 'node:crypto';
import {
  chatPlanRequestInTransitionSchema,
  deprecatedChatPlanFields,
} from '@planline/contracts/chat-plan-request';
import { chatPlanResponseSchema } from '@planline/contracts/chat-response';
import { DomainError } from '@planline/contracts/domain-error';
import { type MessageId, messageIdSchema } from '@planline/contracts/ids';
import { languageOf } from '@planline/contracts/locale';
import { sendMessage, streamChatAnswer } from '@planline/services/chat';
import { z } from 'zod';
import { answerWithEnvelope, chatEvents, envelopeOf } from './chat-envelope';
import { requireActor } from './require-actor';
import { headerOf } from './signed-api-options';
import { defineRoute } from './v1-route';

/** Stores the message; waits for its run to end and answers with what it came to, or streams it. */
export const chatPlanRoute = defineRoute({
  method: 'POST',
  path: '/chat-plan',
  operationId: 'ask',
  summary: 'Ask about the project, and get the typed answer as JSON or as it is written',
  params: z.strictObject({}),
  query: z.strictObject({}),
  body: chatPlanRequestInTransitionSchema,
  answer: chatPlanResponseSchema,
  events: ['run', 'run-event', 'chat_response', 'reconnect', 'error'],
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
    const key = headerOf(request, 'idempotency-key');
    const { runId } = await sendMessage(verbs, {
      projectId,
      messageId: key
        ? messageIdOf(verbs.actor.userId, projectId, key)
        : messageIdSchema.parse(verbs.newId()),
      text: body.message,
      locale,
    });
    const ofRun = { projectId, runId, closing: api.closing, signal };
    if (wantsEvents) {
      const items = streamChatAnswer(verbs, { ...ofRun, afterSeq });
      return { kind: 'events', headers, events: chatEvents(api, language, items) };
    }
    for await (const item of streamChatAnswer(verbs, { ...ofRun, afterSeq: 0 })) {
      if (item.type === 'answer') {
        return answerWithEnvelope(envelopeOf(api, language, item.answer), headers);
      }
    }
    // The reader or this process is going away; the run is not.
    throw new DomainError('REQUEST_IN_PROGRESS', { runId });
  },
});

const crockford = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** The same key of the same actor in the same project names the same message: a ULID made of its digest. */
function messageIdOf(userId: string, projectId: string, key: string): MessageId {
  const digest = createHash('sha256')
    .update(JSON.stringify([userId, projectId, key]))
    .digest();
  const letters = Array.from(digest.subarray(0, 26), (byte) => crockford[byte & 31]);
  // The first letter of a ULID holds three bits.
  return messageIdSchema.parse([crockford[(digest[26] ?? 0) & 7], ...letters.slice(1)].join(''));
}
