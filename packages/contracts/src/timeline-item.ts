import { z } from 'zod';

/** The public contract of `GET /v1/project/:projectId/timeline` (specification §8.2). */
export const timelineItemSchema = z.object({
  id: z.string(),
  timestamp: z.iso.datetime(),
  type: z.enum(['plan_message', 'build_request', 'deployment']),
  mode: z.enum(['plan', 'build']),
  chatMode: z.string().optional(),
  status: z.enum(['planning', 'in_progress', 'deployed', 'failed']),
  userMessage: z.object({ text: z.string(), sessionId: z.string().optional() }).optional(),
  aiResponse: z
    .object({
      text: z.string().optional(),
      data: z.unknown().optional(),
      tokensUsed: z.number().optional(),
      duration: z.number().optional(),
    })
    .optional(),
  build: z
    .object({
      buildId: z.string(),
      versionId: z.string().optional(),
      status: z.string(),
      duration: z.number().optional(),
      previewUrl: z.string().optional(),
      artifactUrl: z.string().optional(),
    })
    .optional(),
  conversion: z.object({ fromSessionId: z.string(), convertedAt: z.string() }).optional(),
  actions: z
    .array(z.object({ type: z.string(), label: z.string(), enabled: z.boolean() }))
    .optional(),
});
export type TimelineItem = z.infer<typeof timelineItemSchema>;

/** Newest page first, each page ascending; `cursor` leads to the page before it. */
export const timelineItemsSchema = z.object({
  items: z.array(timelineItemSchema),
  hasMore: z.boolean(),
  cursor: z.string().optional(),
});
export type TimelineItems = z.infer<typeof timelineItemsSchema>;
