import { z } from 'zod';
import {
  buildIdSchema,
  planIdSchema,
  planSessionIdSchema,
  projectIdSchema,
  userIdSchema,
} from './ids';

/** Names a stored revision: the `payload` of an answer's `convert_to_build` action. */
export const planReferenceSchema = z.strictObject({
  planId: planIdSchema,
  revision: z.number().int().min(1),
  digest: z.string().regex(/^[0-9a-f]{64}$/),
});
export type PlanReference = z.infer<typeof planReferenceSchema>;

/** The body of `POST /v1/chat-plan/convert-to-build`. */
export const convertToBuildRequestSchema = z.strictObject({
  sessionId: planSessionIdSchema,
  planData: z
    .record(z.string(), z.unknown())
    .describe(
      'The payload of the answer’s convert_to_build action, the data of the answer, or the content of a plan of the session. What differs from the stored plan becomes a new revision by the user.',
    ),
  userId: userIdSchema.describe('must equal X-Actor-User-Id'),
  projectId: projectIdSchema,
});
export type ConvertToBuildRequest = z.infer<typeof convertToBuildRequestSchema>;

export const convertToBuildResponseSchema = z.object({
  buildId: buildIdSchema,
  status: z.literal('queued'),
});
export type ConvertToBuildResponse = z.infer<typeof convertToBuildResponseSchema>;
