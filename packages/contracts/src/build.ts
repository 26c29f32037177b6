import { z } from 'zod';
import { errorViewSchema } from './error-code';
import { buildIdSchema, planIdSchema, projectIdSchema, runIdSchema, versionIdSchema } from './ids';

export const buildPhases = ['setup', 'development', 'dependencies', 'build', 'deploy'] as const;
export const buildPhaseSchema = z.enum(buildPhases);
export type BuildPhase = z.infer<typeof buildPhaseSchema>;

export const buildStatusSchema = z.enum(['queued', 'running', 'succeeded', 'failed', 'cancelled']);
export type BuildStatus = z.infer<typeof buildStatusSchema>;

export const buildEventTypeSchema = z.enum(['started', 'progress', 'completed', 'failed', 'log']);
export type BuildEventType = z.infer<typeof buildEventTypeSchema>;

export const buildEventSchema = z.object({
  buildId: buildIdSchema,
  seq: z.number().int().min(1),
  at: z.iso.datetime(),
  phase: buildPhaseSchema,
  type: buildEventTypeSchema,
  title: z.string(),
  data: z.record(z.string(), z.unknown()),
});
export type BuildEventView = z.infer<typeof buildEventSchema>;

export const buildStepReportSchema = z.object({
  stepId: z.string(),
  title: z.string(),
  status: z.enum(['pending', 'started', 'done', 'skipped', 'changed']),
  note: z.string().optional(),
});
export type BuildStepReport = z.infer<typeof buildStepReportSchema>;

/** What `event_data` of a build event may hold, beside what its phase and type already say. */
export const buildEventDataSchema = z.object({
  /** One step of the plan moved on (type `progress`, phase `development`). */
  step: buildStepReportSchema.optional(),
  /** Output of the project's own commands (type `log`, not visible in the timeline). */
  lines: z.array(z.string()).optional(),
  error: errorViewSchema.optional(),
});
export type BuildEventData = z.infer<typeof buildEventDataSchema>;

/** A build as a card shows it; phases and steps are folded from its events. */
export const buildViewSchema = z.object({
  buildId: buildIdSchema,
  projectId: projectIdSchema,
  runId: runIdSchema.nullable(),
  status: buildStatusSchema,
  title: z.string(),
  planId: planIdSchema.nullable(),
  revision: z.number().int().nullable(),
  digest: z.string().nullable(),
  phase: buildPhaseSchema.nullable(),
  phases: z.array(
    z.object({
      phase: buildPhaseSchema,
      status: z.enum(['pending', 'started', 'completed', 'failed']),
      startedAt: z.iso.datetime().nullable(),
      endedAt: z.iso.datetime().nullable(),
    }),
  ),
  steps: z.array(buildStepReportSchema),
  error: errorViewSchema.nullable(),
  createdAt: z.iso.datetime(),
  startedAt: z.iso.datetime().nullable(),
  finishedAt: z.iso.datetime().nullable(),
  durationMs: z.number().int().nullable(),
  /** Median of this project's own finished builds; null before the first. */
  expectedDurationMs: z.number().int().nullable(),
  versionId: versionIdSchema.nullable(),
});
export type BuildView = z.infer<typeof buildViewSchema>;

export const versionViewSchema = z.object({
  versionId: versionIdSchema,
  projectId: projectIdSchema,
  number: z.number().int().min(1),
  status: z.enum(['deployed', 'failed', 'imported']),
  outcome: z.enum(['edited', 'document', 'imported']),
  summary: z.string(),
  commitSha: z.string(),
  branch: z.string().nullable(),
  buildId: buildIdSchema.nullable(),
  previewUrl: z.string().nullable(),
  artifactUrl: z.string().nullable(),
  createdAt: z.iso.datetime(),
  isCurrent: z.boolean(),
});
export type VersionView = z.infer<typeof versionViewSchema>;

export const fileDiffSchema = z.object({
  path: z.string(),
  change: z.enum(['added', 'modified', 'deleted', 'renamed']),
  added: z.number().int().min(0),
  removed: z.number().int().min(0),
  patch: z.string(),
  truncated: z.boolean(),
});
export type FileDiff = z.infer<typeof fileDiffSchema>;
