import { z } from 'zod';
import { receiptSchema } from './billing';
import { buildStepReportSchema } from './build';
import { availableActionSchema, typedAnswerSchema } from './chat-response';
import { errorViewSchema } from './error-code';
import { templateDataSchema } from './message-template';

/**
 * What `response_data` of a timeline row may hold, told apart by `type`; null on rows that a person wrote.
 * Template rows keep the specification's own `type` values (`greeting` and the like).
 */

export const storedAnswerSchema = z.object({
  type: z.literal('answer'),
  contractVersion: z.literal('1.0'),
  subtype: z.enum(['success', 'partial']),
  answer: typedAnswerSchema,
  /** How the model's text became the answer. */
  source: z.enum(['structured', 'json', 'fenced', 'repaired', 'markdown']),
  availableActions: z.array(availableActionSchema).optional(),
  receipt: receiptSchema.optional(),
});

/** The specification's §16.1; one per build. */
export const storedBuildReferenceSchema = z.object({
  type: z.literal('build_reference'),
  status: z.literal('in_progress'),
  started_at: z.string(),
  first_event: z.object({ phase: z.string(), type: z.string(), title: z.string() }),
});

export const storedDeploymentSchema = z.object({
  type: z.literal('deployment'),
  contractVersion: z.literal('1.0'),
  steps: z.array(buildStepReportSchema),
  receipt: receiptSchema.optional(),
});

export const storedErrorSchema = z.object({
  type: z.literal('error'),
  contractVersion: z.literal('1.0'),
  error: errorViewSchema,
  /** The last lines of a failed build's log. */
  log: z.array(z.string()).optional(),
  receipt: receiptSchema.optional(),
});

export const storedTemplateSchema = templateDataSchema.extend({
  type: z.enum(['template', 'greeting', 'notice']),
  receipt: receiptSchema.optional(),
});

export const storedResponseSchema = z.discriminatedUnion('type', [
  storedAnswerSchema,
  storedBuildReferenceSchema,
  storedDeploymentSchema,
  storedErrorSchema,
  storedTemplateSchema,
]);
export type StoredResponse = z.infer<typeof storedResponseSchema>;
export type StoredAnswer = z.infer<typeof storedAnswerSchema>;
