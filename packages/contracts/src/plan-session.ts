import { z } from 'zod';
import { buildIdSchema, planIdSchema, planSessionIdSchema, projectIdSchema } from './ids';
import { planContentSchema } from './plan';

/** A plan conversation with its totals and the newest revision of each plan in it, oldest plan first. */
export const planSessionViewSchema = z.object({
  sessionId: planSessionIdSchema,
  projectId: projectIdSchema,
  status: z.enum(['active', 'converted', 'expired', 'archived']),
  createdAt: z.iso.datetime(),
  lastActive: z.iso.datetime(),
  messageCount: z.number().int().min(0),
  totalTokensUsed: z.number().int().min(0),
  totalAiSecondsConsumed: z.number().int().min(0),
  convertedToBuildId: buildIdSchema.nullable(),
  plans: z.array(
    z.object({
      planId: planIdSchema,
      status: z.enum(['draft', 'converted']),
      revision: z.number().int().min(1),
      digest: z.string(),
      content: planContentSchema,
      convertedBuildId: buildIdSchema.nullable(),
    }),
  ),
});
export type PlanSessionView = z.infer<typeof planSessionViewSchema>;
