import { z } from 'zod';
import { buildPhaseSchema, buildStatusSchema } from './build';
import { chatModeSchema } from './chat-response';
import { engineKindSchema } from './engine';
import { errorViewSchema } from './error-code';
import { buildIdSchema, messageIdSchema, runIdSchema } from './ids';

export const runKindSchema = z.enum(['plan', 'build']);
export type RunKind = z.infer<typeof runKindSchema>;

export const runStatusSchema = z.enum([
  'queued',
  'running',
  'succeeded',
  'failed',
  'cancelled',
  'interrupted',
]);
export type RunStatus = z.infer<typeof runStatusSchema>;
export const isActiveRun = (status: RunStatus): boolean =>
  status === 'queued' || status === 'running';

/** What a run says while it runs; appended with a dense `seq` per run, never changed. */
export const runEventBodySchema = z.discriminatedUnion('type', [
  /** `ahead`: runs of this project that come first; 0 means next. */
  z.object({ type: z.literal('run-queued'), ahead: z.number().int().min(0) }),
  z.object({
    type: z.literal('run-started'),
    engine: engineKindSchema,
    reason: z.string(),
    model: z.string().nullable(),
    /** Set aside for the run; absent where the engine costs nothing. */
    heldSeconds: z.number().int().min(0).optional(),
  }),
  z.object({
    type: z.literal('run-progress'),
    activity: z.enum(['indexing', 'searching', 'reading', 'thinking', 'writing']),
    file: z.string().optional(),
    count: z.number().int().optional(),
  }),
  z.object({ type: z.literal('answer-start'), attempt: z.number().int().min(1) }),
  /** A piece of the JSON text of the typed answer; the pieces since `answer-start` concatenate. */
  z.object({ type: z.literal('answer-delta'), text: z.string() }),
  z.object({ type: z.literal('answer-end'), mode: chatModeSchema.optional() }),
  z.object({
    type: z.literal('build-phase'),
    phase: buildPhaseSchema,
    status: z.enum(['started', 'completed', 'failed']),
  }),
  z.object({
    type: z.literal('build-step'),
    stepId: z.string(),
    title: z.string(),
    status: z.enum(['started', 'done', 'skipped', 'changed']),
    note: z.string().optional(),
  }),
  z.object({ type: z.literal('build-log'), phase: buildPhaseSchema, line: z.string() }),
  /**
   * Four fifths of the time that was set aside are used. `addedSeconds` more were set aside; with 0 there
   * were none left, and the run stops at `heldSeconds`.
   */
  z.object({
    type: z.literal('run-time-warning'),
    usedSeconds: z.number().int().min(0),
    heldSeconds: z.number().int().min(0),
    addedSeconds: z.number().int().min(0),
  }),
  z.object({ type: z.literal('run-cancel-requested') }),
  /** The four ends; exactly one of them is the last event of every run. */
  z.object({
    type: z.literal('run-succeeded'),
    messageId: messageIdSchema.optional(),
    buildStatus: buildStatusSchema.optional(),
  }),
  z.object({ type: z.literal('run-failed'), error: errorViewSchema }),
  z.object({ type: z.literal('run-cancelled') }),
  z.object({ type: z.literal('run-interrupted') }),
]);
export type RunEventBody = z.infer<typeof runEventBodySchema>;
export type RunEventType = RunEventBody['type'];

export const runEndTypes = [
  'run-succeeded',
  'run-failed',
  'run-cancelled',
  'run-interrupted',
] as const satisfies readonly RunEventType[];
export const isRunEnd = (type: RunEventType): boolean =>
  (runEndTypes as readonly RunEventType[]).includes(type);

export const runEventSchema = z.object({
  runId: runIdSchema,
  seq: z.number().int().min(1),
  at: z.iso.datetime(),
  body: runEventBodySchema,
});
export type RunEvent = z.infer<typeof runEventSchema>;

/** A run as the interface shows it before its first event arrives. */
export const runViewSchema = z.object({
  runId: runIdSchema,
  kind: runKindSchema,
  status: runStatusSchema,
  messageId: messageIdSchema.nullable(),
  buildId: buildIdSchema.nullable(),
  engine: engineKindSchema.nullable(),
  ahead: z.number().int().min(0),
  queuedAt: z.iso.datetime(),
  startedAt: z.iso.datetime().nullable(),
  cancelRequested: z.boolean(),
});
export type RunView = z.infer<typeof runViewSchema>;
