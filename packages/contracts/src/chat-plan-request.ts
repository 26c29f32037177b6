import { z } from 'zod';
import { projectIdSchema, userIdSchema } from './ids';

/** The body of `POST /v1/chat-plan`. */
export const chatPlanRequestSchema = z.strictObject({
  userId: userIdSchema.describe('must equal X-Actor-User-Id'),
  projectId: projectIdSchema,
  /** Judged by the verb, so that both doors refuse the same texts. */
  message: z.string(),
  locale: z.string().max(100).optional(),
});
export type ChatPlanRequest = z.infer<typeof chatPlanRequestSchema>;

const ignored = z.unknown().optional().meta({ deprecated: true });

/** Fields of the first version: accepted in the transition, ignored, and answered with `Deprecation`. */
const deprecatedFields = {
  chatMode: ignored,
  sessionId: ignored,
  versionId: ignored,
  buildId: ignored,
  context: ignored,
};
export const deprecatedChatPlanFields = Object.keys(deprecatedFields);

/** The same body with the fields of the first version; any other field is refused. */
export const chatPlanRequestInTransitionSchema = chatPlanRequestSchema.extend(deprecatedFields);
