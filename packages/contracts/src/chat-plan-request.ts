import { z } from 'zod';
import { projectIdSchema, userIdSchema } from './ids';

/** Fields of the first version: accepted in the transition, ignored, and answered with `Deprecation`. */
export const deprecatedChatPlanFields = [
  'chatMode',
  'sessionId',
  'versionId',
  'buildId',
  'context',
] as const;

/** The body of `POST /v1/chat-plan`; any other field is refused. */
export const chatPlanRequestSchema = z.strictObject({
  userId: userIdSchema,
  projectId: projectIdSchema,
  /** Judged by the verb, so that both doors refuse the same texts. */
  message: z.string(),
  locale: z.string().max(100).optional(),
});
export type ChatPlanRequest = z.infer<typeof chatPlanRequestSchema>;
