import { createHash } from 'node:crypto';
import {
  chatPlanRequestSchema,
  deprecatedChatPlanFields,
} from '@planline/contracts/chat-plan-request';
import type { ChatPlanResponse } from '@planline/contracts/chat-response';
import { DomainError } from '@planline/contracts/domain-error';
import { errorCatalog } from '@planline/contracts/error-code';
import { type MessageId, messageIdSchema, type UserId } from '@planline/contracts/ids';
import { languageOf } from '@planline/contracts/locale';
import { getChatAnswer, sendMessage } from '@planline/services/chat';
import { followRun } from '@planline/services/run';
import type { FastifyInstance } from 'fastify';
import { headerOf, type SignedApi } from './signed-door';

/** `POST /v1/chat-plan`: stores the message, waits for its run to end and answers with what it came to. */
export function addChatPlanRoute(app: FastifyInstance, api: SignedApi): void {
  app.post('/chat-plan', async (request, reply) => {
    const { verbs } = request;
    const { current, deprecated } = withoutDeprecated(request.body);
    if (deprecated.length > 0) {
      if (!api.acceptDeprecatedFields) {
        const issues = deprecated.map((path) => ({ path, message: 'this field is not accepted' }));
        throw new DomainError('VALIDATION_FAILED', { issues });
      }
      reply.header('deprecation', 'true');
    }
    const body = chatPlanRequestSchema.parse(current);
    requireActor(body.userId, verbs.actor.userId);
    const locale = body.locale ?? 'en';
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
    const gone = new AbortController();
    reply.raw.once('close', () => gone.abort());
    const signal = AbortSignal.any([gone.signal, api.closing]);
    for await (const _event of followRun(verbs, { projectId, runId, afterSeq: 0, signal })) {
      // The answer is in the timeline when the run has ended; a stream would show the way there.
    }
    const { failure, ...answer } = await getChatAnswer(verbs, { projectId, runId });
    const response: ChatPlanResponse = failure
      ? {
          ...answer,
          error: failure.code,
          message: api.renderError(languageOf(locale), failure),
        }
      : answer;
    return reply.code(failure ? errorCatalog[failure.code].status : 200).send(response);
  });
}

/** @throws VALIDATION_FAILED when the body speaks for somebody else than the signed actor */
function requireActor(userId: UserId, actorUserId: UserId): void {
  if (userId === actorUserId) return;
  const issues = [{ path: 'userId', message: 'must equal X-Actor-User-Id' }];
  throw new DomainError('VALIDATION_FAILED', { issues });
}

function withoutDeprecated(body: unknown): { current: unknown; deprecated: string[] } {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) {
    return { current: body, deprecated: [] };
  }
  const names: readonly string[] = deprecatedChatPlanFields;
  const entries = Object.entries(body);
  return {
    current: Object.fromEntries(entries.filter(([name]) => !names.includes(name))),
    deprecated: entries.map(([name]) => name).filter((name) => names.includes(name)),
  };
}

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
