import { DomainError, isDomainError } from '@planline/contracts/domain-error';
import { type ProjectId, projectIdSchema } from '@planline/contracts/ids';
import { answerOnce } from '@planline/services/idempotency';
import { rateLimitHeaders, readRateLimits } from '@planline/services/limits';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { idempotentRequestOf, replayed } from './idempotent-request-of';
import { sendEvents } from './send-events';
import { headerOf, type SignedApi } from './signed-api-options';
import { storedAnswerOf, type V1Answer, type V1Call, type V1Route } from './v1-route';

export function installRoute(app: FastifyInstance, api: SignedApi, route: V1Route): void {
  app.route({
    method: route.method,
    url: route.path,
    // Nobody would read a stream that HEAD began.
    exposeHeadRoute: false,
    handler: async (request, reply) => {
      const gone = new AbortController();
      reply.raw.once('close', () => gone.abort());
      const call = {
        params: request.params,
        query: request.query,
        body: request.body,
        verbs: request.verbs,
        api,
        request,
        wantsEvents: headerOf(request, 'accept')?.includes('text/event-stream') ?? false,
        afterSeq: route.events ? afterSeqOf(request) : 0,
        signal: gone.signal,
      };
      const answer = await answerOf(route, call).finally(() => sayWhatIsLeft(route, call, reply));
      if (answer.kind === 'events') {
        reply.headers(answer.headers ?? {});
        return sendEvents(api, request, reply, answer.events);
      }
      if (answer.kind === 'stored' && answer.isRepeat) reply.headers(replayed);
      const { status, headers, body } = storedAnswerOf(answer);
      return reply.code(status).headers(headers).type('application/json').send(body);
    },
  });
}

/** In the headers, whatever the answer is; only a member hears of limits. */
async function sayWhatIsLeft(
  route: V1Route,
  call: V1Call<unknown, unknown, unknown>,
  reply: FastifyReply,
): Promise<void> {
  const projectId = projectIdOf(call);
  if (!route.isCounted || projectId === null) return;
  try {
    reply.headers(rateLimitHeaders(await readRateLimits(call.verbs, projectId)));
  } catch (error) {
    // They are a courtesy: the answer stands without them.
    if (!isDomainError(error)) call.request.log.warn({ err: error }, 'no rate limit headers');
  }
}

/** Work that is one transaction is done once for one key, here for all routes. */
async function answerOf(
  route: V1Route,
  call: V1Call<unknown, unknown, unknown>,
): Promise<V1Answer> {
  if (route.repeat !== 'answer') return route.handle(call);
  const repeated = idempotentRequestOf(call.request, projectIdOf(call));
  let isRepeat = true;
  const answer = await answerOnce(call.verbs, repeated, async (verbs) => {
    isRepeat = false;
    return storedAnswerOf(await route.handle({ ...call, verbs }));
  });
  return { kind: 'stored', answer, isRepeat };
}

/** Of the body, else of the query: where every route has it that belongs to a project. */
function projectIdOf({ query, body }: V1Call<unknown, unknown, unknown>): ProjectId | null {
  const ofProject = z.object({ projectId: projectIdSchema });
  return (ofProject.safeParse(body).data ?? ofProject.safeParse(query).data)?.projectId ?? null;
}

/** @throws CURSOR_INVALID for a `Last-Event-ID` that no event had */
function afterSeqOf(request: FastifyRequest): number {
  const id = headerOf(request, 'last-event-id') ?? '0';
  if (!/^\d{1,9}$/.test(id)) throw new DomainError('CURSOR_INVALID', {});
  return Number(id);
}
