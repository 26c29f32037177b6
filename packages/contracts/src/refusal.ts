import { z } from 'zod';
import { errorCodeSchema } from './error-code';

/** Every refusal of `/v1` before there is an answer: the specification's error body, with details where there are any. */
export const refusalSchema = z.object({
  type: z.literal('chat_response'),
  subtype: z.literal('error'),
  error: errorCodeSchema,
  message: z.string().describe('the error in the reader’s language'),
  details: z.record(z.string(), z.unknown()).optional(),
});
export type Refusal = z.infer<typeof refusalSchema>;
