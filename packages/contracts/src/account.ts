import { z } from 'zod';
import { userIdSchema } from './ids';
import { languageSchema } from './locale';

export const accountViewSchema = z.object({
  userId: userIdSchema,
  name: z.string(),
  email: z.string(),
  language: languageSchema.nullable(),
});
export type AccountView = z.infer<typeof accountViewSchema>;

export const signInSessionViewSchema = z.object({
  sessionId: z.string(),
  createdAt: z.iso.datetime(),
  lastUsedAt: z.iso.datetime(),
  ipAddress: z.string().nullable(),
  userAgent: z.string().nullable(),
  isCurrent: z.boolean(),
});
export type SignInSessionView = z.infer<typeof signInSessionViewSchema>;
