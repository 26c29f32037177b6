import { projectIdSchema, runIdSchema } from '@planline/contracts/ids';
import { runViewSchema } from '@planline/contracts/run-event';
import { streamChatAnswer } from '@planline/services/chat';
import { cancelRun, getRun } from '@planline/services/run';
import { z } from 'zod';
import { chatEvents } from './chat-envelope';
import { languageOfRequest } from './refusal';
import { defineRoute } from './v1-route';

const params = z.strictObject({
  runId: runIdSchema.describe('As the stream’s first event gave it.'),
});
const query = z.strictObject({
  projectId: projectIdSchema.describe('The project; the actor is a member of it.'),
});

export const runRoute = defineRoute({
  method: 'GET',
  path: '/run/:runId',
  operationId: 'getRun',
  summary: 'How a run stands',
  params,
  query,
  answer: runViewSchema,
  handle: async ({ params, query, verbs }) => ({
    kind: 'json',
    body: await getRun(verbs, { ...params, ...query }),
  }),
});

export const runEventsRoute = defineRoute({
  method: 'GET',
  path: '/run/:runId/events',
  operationId: 'followRun',
  summary: 'The events of a plan run after Last-Event-ID, and its answer at the end',
  description:
    'A stream ends for a reader who may not read on: a removed member, a revoked key. After `reconnect` come back with `Last-Event-ID`.',
  params,
  query,
  events: ['run', 'run-event', 'chat_response', 'reconnect', 'error'],
  async handle({ params, query, verbs, api, request, afterSeq, signal }) {
    const { closing } = api;
    const items = streamChatAnswer(verbs, { ...params, ...query, afterSeq, closing, signal });
    return { kind: 'events', events: chatEvents(api, languageOfRequest(request), items) };
  },
});

export const cancelRunRoute = defineRoute({
  method: 'POST',
  path: '/run/:runId/cancel',
  operationId: 'cancelRun',
  summary: 'Stop a plan run; what it has said stays',
  params,
  query,
  answer: runViewSchema,
  repeat: 'answer',
  refusals: ['RUN_NOT_ACTIVE'],
  handle: async ({ params, query, verbs }) => ({
    kind: 'json',
    body: await cancelRun(verbs, { ...params, ...query }),
  }),
});
