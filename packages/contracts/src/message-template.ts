import { z } from 'zod';

/**
 * System messages are stored as key and variables and rendered from the reader's bundle
 * (`chat.templates.<key>`), so switching language re-renders history.
 */
export const messageTemplates = {
  initial_build_greeting: z.object({ business_idea_summary: z.string() }),
  plan_greeting: z.object({ project_name: z.string() }),
  plan_thinking: z.object({}),
  plan_suggestion: z.object({ suggestion: z.string() }),
  plan_clarification: z.object({ question: z.string() }),
  INSUFFICIENT_BALANCE: z.object({ needed_seconds: z.number(), available_seconds: z.number() }),
  project_imported: z.object({ project_name: z.string(), file_count: z.number() }),
  run_cancelled: z.object({}),
  run_interrupted: z.object({}),
  session_rolled_over: z.object({ reason: z.enum(['idle', 'cap', 'converted', 'new_topic']) }),
  build_document_only: z.object({ file: z.string() }),
  build_cancelled: z.object({ build_id: z.string() }),
} as const satisfies Record<string, z.ZodType>;

export type MessageTemplateKey = keyof typeof messageTemplates;
export type MessageTemplateVariables<K extends MessageTemplateKey> = z.infer<
  (typeof messageTemplates)[K]
>;
export const messageTemplateKeys = Object.keys(messageTemplates) as MessageTemplateKey[];

export const templateDataSchema = z.object({
  type: z.string(),
  template: z.enum(messageTemplateKeys as [MessageTemplateKey, ...MessageTemplateKey[]]),
  contractVersion: z.literal('1.0'),
  variables: z.record(z.string(), z.union([z.string(), z.number()])),
});
export type TemplateData = z.infer<typeof templateDataSchema>;
