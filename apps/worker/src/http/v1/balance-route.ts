import { balanceSchema } from '@planline/contracts/billing';
import { projectIdSchema } from '@planline/contracts/ids';
import { getMemberBalance } from '@planline/services/billing';
import { z } from 'zod';
import { defineRoute } from './v1-route';

export const balanceRoute = defineRoute({
  method: 'GET',
  path: '/balance',
  operationId: 'getBalance',
  summary: 'The AI time that the actor has, in whole seconds',
  params: z.strictObject({}),
  query: z.strictObject({
    projectId: projectIdSchema.describe('The project; the actor is a member of it.'),
  }),
  answer: balanceSchema,
  handle: async ({ query, verbs }) => ({
    kind: 'json',
    body: await getMemberBalance(verbs, query.projectId),
  }),
});
