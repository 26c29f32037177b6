import { z } from 'zod';
import { foreignIdSchema, projectIdSchema, userIdSchema } from './ids';

/** Keys of other people's servers, as an owner sees them. */

export const apiKeyNameSchema = z.string().trim().min(1).max(80);
export const apiKeyIdSchema = foreignIdSchema(255);

export const apiKeyInputSchema = z.object({
  /** What the key reaches, and nothing else. */
  projectIds: z.array(projectIdSchema).min(1).max(100),
  name: apiKeyNameSchema,
});

export const apiKeyViewSchema = z.object({
  keyId: apiKeyIdSchema,
  /** Shared by a key and those that it was changed for. */
  familyId: apiKeyIdSchema,
  name: z.string(),
  /** How many projects it reaches; which ones is not said to owners of one of them. */
  projectCount: z.number().int().min(1),
  createdAt: z.iso.datetime(),
  lastUsedAt: z.iso.datetime().nullable(),
  revokedAt: z.iso.datetime().nullable(),
});
export type ApiKeyView = z.infer<typeof apiKeyViewSchema>;

export const newApiKeySchema = z.object({
  keyId: apiKeyIdSchema,
  /** The bytes of this text are the HMAC key. Shown once: it cannot be read again. */
  secret: z.string(),
  /** Whoever made it: an actor that requests may name, and the one that a first request needs. */
  actorUserId: userIdSchema,
});
export type NewApiKey = z.infer<typeof newApiKeySchema>;
