import { z } from 'zod';
import { changeTypeSchema, dependencySchema, effortSchema, severitySchema } from './chat-response';
import { planIdSchema, userIdSchema } from './ids';

/**
 * A plan as people edit it and as a build receives it: feature and fix answers become the same
 * list of steps. The digest of this content is what a reader approves and what a build names.
 */

export const planStepSchema = z.object({
  /** Stable through every revision: a comment, a tick and a build report all point at it. */
  id: z.string().min(1).max(64),
  title: z.string().min(1).max(300),
  description: z.string().max(8_000),
  files: z.array(z.string().min(1).max(400)).max(100),
  effort: effortSchema,
  /** Only for steps of a fix. */
  changeType: changeTypeSchema.optional(),
  /** An unticked step stays in the plan and is not built. */
  included: z.boolean(),
});
export type PlanStep = z.infer<typeof planStepSchema>;

export const planContentSchema = z.object({
  contractVersion: z.literal('1.0'),
  kind: z.enum(['feature', 'fix']),
  title: z.string().min(1).max(500),
  summary: z.string().max(20_000),
  steps: z.array(planStepSchema).max(100),
  dependencies: z.array(dependencySchema).max(50),
  risks: z.array(z.string()).max(50),
  alternatives: z.array(z.string()).max(20).optional(),
  feasibility: z.enum(['simple', 'moderate', 'complex']).optional(),
  issue: z
    .object({ description: z.string(), severity: severitySchema, category: z.string() })
    .optional(),
  rootCause: z.string().optional(),
  testingStrategy: z.string().optional(),
  preventionTips: z.array(z.string()).optional(),
  /** What an engine should be told beyond the steps, in its own words. */
  buildPrompt: z.string().optional(),
});
export type PlanContent = z.infer<typeof planContentSchema>;

export const planRevisionSchema = z.object({
  planId: planIdSchema,
  revision: z.number().int().min(1),
  /** Lower-case hex sha256 of the canonical JSON of `content` (RFC 8785 key order). */
  digest: z.string().regex(/^[0-9a-f]{64}$/),
  content: planContentSchema,
  author: z.union([z.literal('engine'), userIdSchema]),
  createdAt: z.iso.datetime(),
});
export type PlanRevision = z.infer<typeof planRevisionSchema>;
