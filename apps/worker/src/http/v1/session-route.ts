import { planSessionIdSchema } from '@planline/contracts/ids';
import { planSessionViewSchema } from '@planline/contracts/plan-session';
import { getPlanSession } from '@planline/services/plan';
import { z } from 'zod';
import { defineRoute } from './v1-route';

export const sessionRoute = defineRoute({
  method: 'GET',
  path: '/chat-plan/session/:sessionId',
  operationId: 'getSession',
  summary: 'A plan session with its totals and its plans',
  params: z.strictObject({ sessionId: planSessionIdSchema.describe('As an answer gave it.') }),
  query: z.strictObject({}),
  answer: planSessionViewSchema,
  handle: async ({ params, verbs }) => ({
    kind: 'json',
    body: await getPlanSession(verbs, params.sessionId),
  }),
});
