import {
  buildIdSchema,
  messageIdSchema,
  planIdSchema,
  projectIdSchema,
} from '@planline/contracts/ids';
import { planContentSchema, planRevisionSchema } from '@planline/contracts/plan';
import { convertToBuild, getPlan, revisePlan } from '@planline/services/plan';
import { z } from 'zod';
import { router, signedInProcedure } from '../trpc';

const ofPlan = z.object({ projectId: projectIdSchema, planId: planIdSchema });
const revisionNumber = z.number().int().min(1);

export const planRouter = router({
  get: signedInProcedure
    .input(ofPlan)
    .output(
      z.object({
        revision: planRevisionSchema,
        status: z.enum(['draft', 'converted']),
        convertedBuildId: buildIdSchema.nullable(),
        baseVersionId: z.string().nullable(),
        revisions: z.array(
          z.object({
            revision: revisionNumber,
            digest: z.string(),
            author: z.string(),
            authorName: z.string().nullable(),
            createdAt: z.iso.datetime(),
          }),
        ),
      }),
    )
    .query(({ ctx, input }) => getPlan(ctx.verbs, input)),

  /** The content is judged by the verb: what is wrong with it comes back as PLAN_INVALID. */
  revise: signedInProcedure
    .input(ofPlan.extend({ baseRevision: revisionNumber, content: planContentSchema }))
    .output(planRevisionSchema)
    .mutation(({ ctx, input }) => revisePlan(ctx.verbs, input)),

  convert: signedInProcedure
    .input(ofPlan.extend({ revision: revisionNumber, digest: z.string().max(64) }))
    .output(
      z.object({ buildId: buildIdSchema, messageId: messageIdSchema, status: z.literal('queued') }),
    )
    .mutation(({ ctx, input }) => convertToBuild(ctx.verbs, input)),
});
