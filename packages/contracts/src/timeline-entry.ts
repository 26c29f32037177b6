import { z } from 'zod';
import { receiptSchema } from './billing';
import { buildViewSchema, versionViewSchema } from './build';
import { chatModeSchema, responseDataSchema } from './chat-response';
import { engineKindSchema } from './engine';
import { errorViewSchema } from './error-code';
import { buildIdSchema, messageIdSchema, planIdSchema, runIdSchema, userIdSchema } from './ids';
import { languageSchema } from './locale';
import { templateDataSchema } from './message-template';

/**
 * One row of the project's timeline as the browser shows it. `seq` is the project's own dense
 * order (`project_seq`); pages and streams go by it. `timeline-item.ts` is the narrower public contract.
 */

const base = {
  seq: z.number().int().min(1),
  id: messageIdSchema,
  at: z.iso.datetime(),
  runId: runIdSchema.nullable(),
  /** What the run cost that left this row; only where a run ended. */
  receipt: receiptSchema.optional(),
};

export const answerProofSchema = z.object({
  engine: engineKindSchema,
  durationMs: z.number().int(),
  aiSeconds: z.number().int(),
  tokensUsed: z.number().int(),
  filesRead: z.number().int(),
  /** 0 whenever the tree digests before and after are equal; a run with another number fails. */
  filesChanged: z.number().int(),
  languageMismatch: z.boolean(),
  truncated: z.boolean(),
  /** 1: the same question had been answered for this version; no engine ran. */
  cacheHits: z.number().int().min(0).optional(),
});
export type AnswerProof = z.infer<typeof answerProofSchema>;

export const timelineEntrySchema = z.discriminatedUnion('kind', [
  z.object({
    ...base,
    kind: z.literal('user-message'),
    author: z.object({ id: userIdSchema, name: z.string() }),
    text: z.string(),
    /** Null for rows older than the language column. */
    language: languageSchema.nullable(),
  }),
  z.object({
    ...base,
    kind: z.literal('build-request'),
    author: z.object({ id: userIdSchema, name: z.string() }),
    text: z.string(),
    language: languageSchema.nullable(),
    buildId: buildIdSchema,
    planId: planIdSchema.nullable(),
    revision: z.number().int().nullable(),
    convertedFromSessionId: z.string().nullable(),
  }),
  z.object({
    ...base,
    kind: z.literal('answer'),
    mode: chatModeSchema,
    subtype: z.enum(['success', 'partial']),
    data: responseDataSchema,
    language: languageSchema.nullable(),
    /** Set for feature and fix answers. */
    plan: z
      .object({
        planId: planIdSchema,
        revision: z.number().int(),
        digest: z.string(),
        status: z.enum(['draft', 'converted']),
        convertedBuildId: buildIdSchema.nullable(),
      })
      .nullable(),
    /** The user's message that this answers. */
    parentId: messageIdSchema.nullable(),
    proof: answerProofSchema.nullable(),
  }),
  z.object({ ...base, kind: z.literal('template'), template: templateDataSchema }),
  /** The `build_reference` row: one live card per build. */
  z.object({ ...base, kind: z.literal('build'), build: buildViewSchema }),
  z.object({
    ...base,
    kind: z.literal('deployment'),
    buildId: buildIdSchema,
    version: versionViewSchema,
    steps: buildViewSchema.shape.steps,
  }),
  z.object({
    ...base,
    kind: z.literal('error'),
    error: errorViewSchema,
    buildId: buildIdSchema.nullable(),
    parentId: messageIdSchema.nullable(),
  }),
]);
export type TimelineEntry = z.infer<typeof timelineEntrySchema>;
export type TimelineEntryKind = TimelineEntry['kind'];

export const timelineFilterSchema = z.enum(['all', 'plan', 'build']);
export type TimelineFilter = z.infer<typeof timelineFilterSchema>;

export const timelinePageSchema = z.object({
  /** Ascending by `seq`. */
  entries: z.array(timelineEntrySchema),
  /** Opaque; null at that end. */
  olderCursor: z.string().nullable(),
  newerCursor: z.string().nullable(),
  /** Where a stream has to begin so that nothing after this page is missed. */
  position: z.string(),
});
export type TimelinePage = z.infer<typeof timelinePageSchema>;
