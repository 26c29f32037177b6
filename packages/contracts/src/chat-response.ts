import { z } from 'zod';

/** The five typed answers of an AI run (specification §5.2). All strings are data, never markup. */

export const chatModes = ['question', 'feature', 'fix', 'analysis', 'general'] as const;
export const chatModeSchema = z.enum(chatModes);
export type ChatMode = z.infer<typeof chatModeSchema>;

export const effortSchema = z.enum(['low', 'medium', 'high']);
export type Effort = z.infer<typeof effortSchema>;

export const fileReferenceSchema = z.object({
  file: z.string(),
  line: z.number().int().min(1),
  snippet: z.string(),
});
export type FileReference = z.infer<typeof fileReferenceSchema>;

export const questionResponseSchema = z.object({
  answer: z.string(),
  references: z.array(fileReferenceSchema).optional(),
  relatedTopics: z.array(z.string()).optional(),
});
export type QuestionResponse = z.infer<typeof questionResponseSchema>;

export const featureStepSchema = z.object({
  order: z.number().int().min(1),
  title: z.string(),
  description: z.string(),
  files: z.array(z.string()),
  estimatedEffort: effortSchema,
});

export const dependencySchema = z.object({
  name: z.string(),
  version: z.string().optional(),
  reason: z.string(),
});

export const featurePlanResponseSchema = z.object({
  summary: z.string(),
  feasibility: z.enum(['simple', 'moderate', 'complex']),
  plan: z.object({
    overview: z.string(),
    steps: z.array(featureStepSchema),
    dependencies: z.array(dependencySchema),
    risks: z.array(z.string()),
    alternatives: z.array(z.string()).optional(),
  }),
  buildPrompt: z.string().optional(),
});
export type FeaturePlanResponse = z.infer<typeof featurePlanResponseSchema>;

export const severitySchema = z.enum(['low', 'medium', 'high', 'critical']);
export const changeTypeSchema = z.enum(['modify', 'create', 'delete']);
export type ChangeType = z.infer<typeof changeTypeSchema>;

export const fixPlanResponseSchema = z.object({
  issue: z.object({ description: z.string(), severity: severitySchema, category: z.string() }),
  rootCause: z.string(),
  solution: z.object({
    approach: z.string(),
    changes: z.array(
      z.object({ file: z.string(), changeType: changeTypeSchema, description: z.string() }),
    ),
    testingStrategy: z.string(),
  }),
  preventionTips: z.array(z.string()).optional(),
  buildPrompt: z.string().optional(),
});
export type FixPlanResponse = z.infer<typeof fixPlanResponseSchema>;

export const analysisResponseSchema = z.object({
  overview: z.string(),
  findings: z.array(
    z.object({
      category: z.string(),
      title: z.string(),
      description: z.string(),
      impact: z.string().optional(),
      recommendations: z.array(z.string()).optional(),
    }),
  ),
  metrics: z.record(z.string(), z.unknown()).optional(),
  visualizations: z
    .array(z.object({ type: z.enum(['chart', 'graph', 'table']), data: z.unknown() }))
    .optional(),
});
export type AnalysisResponse = z.infer<typeof analysisResponseSchema>;

export const generalResponseSchema = z.object({ markdown: z.string() });
export type GeneralResponse = z.infer<typeof generalResponseSchema>;

/** An answer with its intent, as an engine returns it: `intent` comes first, so that a part can be shown. */
export const typedAnswerSchema = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('question'), response: questionResponseSchema }),
  z.object({ intent: z.literal('feature'), response: featurePlanResponseSchema }),
  z.object({ intent: z.literal('fix'), response: fixPlanResponseSchema }),
  z.object({ intent: z.literal('analysis'), response: analysisResponseSchema }),
  z.object({ intent: z.literal('general'), response: generalResponseSchema }),
]);
export type TypedAnswer = z.infer<typeof typedAnswerSchema>;

export const responseDataSchema = z.union([
  questionResponseSchema,
  featurePlanResponseSchema,
  fixPlanResponseSchema,
  analysisResponseSchema,
  generalResponseSchema,
]);

export const availableActionSchema = z.object({
  type: z.enum(['convert_to_build', 'save_plan', 'share', 'export']),
  label: z.string(),
  payload: z.unknown().optional(),
});
export type AvailableAction = z.infer<typeof availableActionSchema>;

/** The envelope of `POST /v1/chat-plan` and of `planline ask --json`. Field names are the specification's. */
export const chatPlanResponseSchema = z.object({
  type: z.literal('chat_response'),
  subtype: z.enum(['success', 'error', 'partial']),
  sessionId: z.string(),
  messageId: z.string(),
  timestamp: z.iso.datetime(),
  mode: chatModeSchema,
  data: responseDataSchema.optional(),
  error: z.string().optional().describe('an error code; with subtype error'),
  message: z.string().optional().describe('the error in the reader’s language'),
  metadata: z.object({
    duration_ms: z.number().int().min(0),
    tokens_used: z.number().int().min(0),
    cache_hits: z.number().int().min(0).optional(),
    projectContext: z.object({
      versionId: z.string(),
      buildId: z.string().optional(),
      lastModified: z.string(),
    }),
  }),
  availableActions: z.array(availableActionSchema).optional(),
});
export type ChatPlanResponse = z.infer<typeof chatPlanResponseSchema>;
