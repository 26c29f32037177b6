import { z } from 'zod';
import { engineKindSchema } from './engine';

/** Why a project's runs go to this engine; the interface has a sentence for each. */
export const engineChoiceReasons = [
  /** The project's owner asked for this engine and it can run. */
  'chosen',
  /** Nobody asked for one, and the Claude CLI with credentials was found. */
  'claude-ready',
  'no-cli',
  /** The CLI lacks a flag that keeps a run read-only. */
  'cli-too-old',
  /** The CLI is there and does not run. */
  'cli-broken',
  'no-credentials',
] as const;
export const engineChoiceReasonSchema = z.enum(engineChoiceReasons);
export type EngineChoiceReason = z.infer<typeof engineChoiceReasonSchema>;

export const engineChoiceSchema = z.object({
  kind: engineKindSchema,
  reason: engineChoiceReasonSchema,
});
export type EngineChoice = z.infer<typeof engineChoiceSchema>;

/** What was found of the Claude CLI on this machine, without any credential. */
export const claudeCliReportSchema = z.discriminatedUnion('usable', [
  z.object({ usable: z.literal(true), path: z.string(), version: z.string() }),
  z.object({
    usable: z.literal(false),
    path: z.string().nullable(),
    version: z.string().nullable(),
    reason: z.enum(['no-cli', 'cli-too-old', 'cli-broken']),
    /** The flags that `--help` does not name. */
    missingFlags: z.array(z.string()),
  }),
]);
export type ClaudeCliReport = z.infer<typeof claudeCliReportSchema>;

/** `reason` of ENGINE_UNAVAILABLE: trying again by itself will not help. */
export const engineUnavailableReasons = [
  'authentication',
  'billing',
  'rate-limit',
  'overloaded',
  'model-not-found',
  'cli-missing',
] as const;
export const engineUnavailableReasonSchema = z.enum(engineUnavailableReasons);
export type EngineUnavailableReason = z.infer<typeof engineUnavailableReasonSchema>;

/** `reason` of ENGINE_FAILED. */
export const engineFailureReasons = [
  'crashed',
  /** The CLI offered tools or servers that this run must not have; it was stopped before it could use one. */
  'unsafe-tools',
  'no-answer',
  /** A build ended without having changed a file. */
  'no-changes',
  'answer-invalid',
  'server-error',
  'invalid-request',
  'too-long',
] as const;
export const engineFailureReasonSchema = z.enum(engineFailureReasons);
export type EngineFailureReason = z.infer<typeof engineFailureReasonSchema>;
