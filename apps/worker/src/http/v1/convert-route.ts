import {
  convertToBuildRequestSchema,
  convertToBuildResponseSchema,
} from '@planline/contracts/convert-to-build';
import { convertSessionToBuild } from '@planline/services/plan';
import { z } from 'zod';
import { requireActor } from './require-actor';
import { defineRoute } from './v1-route';

export const convertRoute = defineRoute({
  method: 'POST',
  path: '/chat-plan/convert-to-build',
  operationId: 'convertToBuild',
  summary: 'Turn a plan of a session into a build; a repeat answers with the same build',
  description:
    'One transaction and no model: what is built is the revision that `planData` names, or a new revision made of it. The chat of the project is locked while the build runs.',
  params: z.strictObject({}),
  query: z.strictObject({}),
  body: convertToBuildRequestSchema,
  answer: convertToBuildResponseSchema,
  isCounted: true,
  repeat: 'answer',
  refusals: [
    'INSUFFICIENT_BALANCE',
    'BUILD_IN_PROGRESS',
    'PLAN_REVISION_MOVED',
    'PLAN_ALREADY_CONVERTED',
    'PLAN_INVALID',
  ],
  async handle({ body: { userId, ...input }, verbs }) {
    requireActor(userId, verbs);
    const { buildId, status } = await convertSessionToBuild(verbs, input);
    return { kind: 'json', body: { buildId, status } };
  },
});
