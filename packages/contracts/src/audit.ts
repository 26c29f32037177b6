import { z } from 'zod';

/** One thing that somebody did in a project, as its owners see it. */
export const auditEntryViewSchema = z.object({
  id: z.number().int(),
  at: z.iso.datetime(),
  /** A procedure (`chat.send`), a route (`POST /v1/chat-plan`), a run's end (`run.plan`) or `key.create`. */
  action: z.string(),
  /** `ok`, how a run ended, or the code of a refusal. */
  outcome: z.string(),
  /** Why a signature was refused. */
  reason: z.string().nullable(),
  /** Null for somebody who is not known here, or no longer. */
  actorName: z.string().nullable(),
  actorId: z.string().nullable(),
  /** The name of the key that a server signed with, or meant to; null for a person at a browser. */
  apiKeyName: z.string().nullable(),
  apiKeyId: z.string().nullable(),
  ipAddress: z.string().nullable(),
  userAgent: z.string().nullable(),
  sessionId: z.string().nullable(),
  runId: z.string().nullable(),
  durationMs: z.number().int().nullable(),
  aiSeconds: z.number().int().nullable(),
  tokens: z.number().int().nullable(),
});
export type AuditEntryView = z.infer<typeof auditEntryViewSchema>;

/** `actions`: what people and servers asked for; `refused`: whatever came to nothing, runs among them. */
export const auditFilters = ['all', 'actions', 'runs', 'keys', 'refused'] as const;
export const auditFilterSchema = z.enum(auditFilters);
export type AuditFilter = z.infer<typeof auditFilterSchema>;

export const AUDIT_PAGE_MAX = 100;

/** Newest first; `olderId` asks for the page behind it, null when there is none. */
export const auditPageSchema = z.object({
  entries: z.array(auditEntryViewSchema),
  olderId: z.number().int().nullable(),
});
export type AuditPage = z.infer<typeof auditPageSchema>;

/** Of the newest entries, as owners see it. */
export const auditStateSchema = z.object({
  isIntact: z.boolean(),
  sealed: z.number().int(),
  head: z.object({ position: z.number().int(), hash: z.string() }).nullable(),
});
export type AuditState = z.infer<typeof auditStateSchema>;

export const auditFaultKinds = ['changed', 'removed', 'inserted', 'cut'] as const;

/** What `planline audit verify` found. */
export const auditVerdictSchema = z.object({
  isIntact: z.boolean(),
  /** Entries in the chain. */
  sealed: z.number().int(),
  /** Entries that were written a moment ago and are not in the chain yet. */
  waiting: z.number().int(),
  /** The end of the chain: whoever keeps it can ask later whether the chain still goes through it. */
  head: z.object({ position: z.number().int(), hash: z.string() }).nullable(),
  /** The first of them, at most 100. */
  faults: z.array(
    z.object({
      kind: z.enum(auditFaultKinds),
      position: z.number().int().nullable(),
      entryId: z.number().int().nullable(),
    }),
  ),
});
export type AuditVerdict = z.infer<typeof auditVerdictSchema>;
export type AuditFault = AuditVerdict['faults'][number];
