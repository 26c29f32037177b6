import { z } from 'zod';
import { buildPhaseSchema, buildStepReportSchema } from './build';
import { availableActionSchema, chatModeSchema, responseDataSchema } from './chat-response';
import { errorCodeSchema } from './error-code';
import { templateDataSchema } from './message-template';

/** What `response_data` of a timeline row holds: `type` says which, and rows without one are old. */

export const storedAnswerSchema = z.object({
  type: z.literal('chat_response'),
  contractVersion: z.literal('1.0'),
  subtype: z.enum(['success', 'partial']),
  mode: chatModeSchema,
  data: responseDataSchema,
  availableActions: z.array(availableActionSchema),
});
export type StoredAnswer = z.infer<typeof storedAnswerSchema>;

/** The one live card of a build (specification §16.1). */
export const storedBuildReferenceSchema = z.object({
  type: z.literal('build_reference'),
  status: z.literal('in_progress'),
  started_at: z.string(),
  first_event: z.object({ phase: buildPhaseSchema, type: z.string(), title: z.string() }),
});
export type StoredBuildReference = z.infer<typeof storedBuildReferenceSchema>;

export const storedDeploymentSchema = z.object({
  type: z.literal('deployment'),
  version_id: z.string(),
  /** What was promised, step by step, against what was done. */
  steps: z.array(buildStepReportSchema),
});
export type StoredDeployment = z.infer<typeof storedDeploymentSchema>;

export const storedErrorSchema = z.object({
  type: z.literal('error'),
  code: errorCodeSchema,
  details: z.record(z.string(), z.unknown()),
  /** The last lines of a failed build's log. */
  log: z.array(z.string()).optional(),
});
export type StoredError = z.infer<typeof storedErrorSchema>;

export const storedResponseSchema = z.union([
  storedAnswerSchema,
  storedBuildReferenceSchema,
  storedDeploymentSchema,
  storedErrorSchema,
  templateDataSchema,
]);
export type StoredResponse = z.infer<typeof storedResponseSchema>;
