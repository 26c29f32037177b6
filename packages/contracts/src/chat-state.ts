import { z } from 'zod';
import { engineKindSchema } from './engine';
import { buildIdSchema, messageIdSchema, userIdSchema } from './ids';
import { runViewSchema } from './run-event';

export const queuedMessageSchema = z.object({
  messageId: messageIdSchema,
  author: z.object({ id: userIdSchema, name: z.string() }),
  text: z.string(),
  createdAt: z.iso.datetime(),
  /** Only the author may withdraw it. */
  isMine: z.boolean(),
});
export type QueuedMessage = z.infer<typeof queuedMessageSchema>;

/** Everything the composer needs to say what will happen when Send is pressed. */
export const chatStateSchema = z.object({
  lock: z
    .object({
      buildId: buildIdSchema,
      since: z.iso.datetime(),
      /** Median of this project's own finished builds; null before the first. */
      expectedDurationMs: z.number().int().nullable(),
      /** True when the project lets read-only questions through during a build. */
      questionsAllowed: z.boolean(),
    })
    .nullable(),
  /** Queued and running runs, oldest first. */
  runs: z.array(runViewSchema),
  queued: z.array(queuedMessageSchema),
  engine: z.object({ kind: engineKindSchema, reason: z.string() }),
});
export type ChatState = z.infer<typeof chatStateSchema>;
