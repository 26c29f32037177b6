import { z } from 'zod';

/** A ULID: 26 characters of Crockford base 32, sortable by time. */
export const ulidSchema = z
  .string()
  .regex(/^[0-9A-HJKMNP-TV-Z]{26}$/, 'a ULID')
  .describe('ULID');

/** An id of another's making. No control characters: the database refuses the first of them outright. */
export const foreignIdSchema = (maximum: number) =>
  z
    .string()
    .min(1)
    .max(maximum)
    .regex(/^\P{Cc}*$/u, 'no control characters');

export const projectIdSchema = foreignIdSchema(64).brand<'ProjectId'>();
export const userIdSchema = foreignIdSchema(255).brand<'UserId'>();
/** Made by whoever sends the message: it is the idempotency key of the send. */
export const messageIdSchema = ulidSchema.brand<'MessageId'>();
export const runIdSchema = ulidSchema.brand<'RunId'>();
/** `VARCHAR(64)` in every table that names a build. */
export const buildIdSchema = foreignIdSchema(64).brand<'BuildId'>();
export const planIdSchema = ulidSchema.brand<'PlanId'>();
export const versionIdSchema = foreignIdSchema(64).brand<'VersionId'>();
/** Ours, stable for the life of a conversation. The AI's own rolling id is `AiSessionId`. */
export const planSessionIdSchema = foreignIdSchema(255).brand<'PlanSessionId'>();
export const aiSessionIdSchema = foreignIdSchema(255).brand<'AiSessionId'>();

export type ProjectId = z.infer<typeof projectIdSchema>;
export type UserId = z.infer<typeof userIdSchema>;
export type MessageId = z.infer<typeof messageIdSchema>;
export type RunId = z.infer<typeof runIdSchema>;
export type BuildId = z.infer<typeof buildIdSchema>;
export type PlanId = z.infer<typeof planIdSchema>;
export type VersionId = z.infer<typeof versionIdSchema>;
export type PlanSessionId = z.infer<typeof planSessionIdSchema>;
export type AiSessionId = z.infer<typeof aiSessionIdSchema>;
