import { assertNever } from '@planline/contracts/assert-never';
import type { BuildView, VersionView } from '@planline/contracts/build';
import type { BuildId, MessageId, PlanId, RunId, UserId } from '@planline/contracts/ids';
import { type Language, languageSchema } from '@planline/contracts/locale';
import { templateDataSchema } from '@planline/contracts/message-template';
import { type StoredAnswer, storedResponseSchema } from '@planline/contracts/stored-response';
import type { AnswerProof, TimelineEntry } from '@planline/contracts/timeline-entry';
import type { TimelineRow } from './timeline-row';

export interface PlanState {
  planId: string;
  currentRevision: number;
  digest: string;
  status: 'draft' | 'converted';
  convertedBuildId: string | null;
}

/** What rows point at, loaded once per page. */
export interface TimelineReferences {
  builds: ReadonlyMap<string, BuildView>;
  versions: ReadonlyMap<string, VersionView>;
  plans: ReadonlyMap<string, PlanState>;
}

/**
 * One row as the browser shows it. Null for a row that says nothing by itself: a build card whose build
 * is gone, or a row of an unknown shape from an older writer without text.
 */
export function toTimelineEntry(
  row: TimelineRow,
  references: TimelineReferences,
): TimelineEntry | null {
  const base = {
    seq: row.seq,
    id: row.messageId as MessageId,
    at: row.createdAt.toISOString(),
    runId: row.runId as RunId | null,
  };
  if (row.messageType === 'user') return userEntry(row, base);

  const stored = storedResponseSchema.safeParse(row.responseData);
  if (!stored.success) return plainTextEntry(row, base);
  const data = stored.data;
  const ended = {
    ...base,
    ...(data.type !== 'build_reference' && data.receipt ? { receipt: data.receipt } : {}),
  };
  switch (data.type) {
    case 'answer':
      return answerEntry(row, ended, data, references);
    case 'template':
    case 'greeting':
    case 'notice':
      return { ...ended, kind: 'template', template: templateDataSchema.parse(data) };
    case 'build_reference': {
      const build = references.builds.get(row.buildId ?? '');
      return build ? { ...base, kind: 'build', build } : null;
    }
    case 'deployment': {
      const version = references.versions.get(row.versionId ?? '');
      if (!version || row.buildId === null) return null;
      const buildId = row.buildId as BuildId;
      return { ...ended, kind: 'deployment', buildId, version, steps: data.steps };
    }
    case 'error':
      return {
        ...ended,
        kind: 'error',
        error: data.error,
        buildId: row.buildId as BuildId | null,
        parentId: row.parentMessageId as MessageId | null,
      };
    default:
      return assertNever(data);
  }
}

type EntryBase = Pick<TimelineEntry, 'seq' | 'id' | 'at' | 'runId' | 'receipt'>;

function userEntry(row: TimelineRow, base: EntryBase): TimelineEntry {
  const said = {
    ...base,
    author: { id: row.userId as UserId, name: row.userName ?? '' },
    text: row.text,
    language: languageOrNull(row.language),
  };
  if (row.mode !== 'build' || row.buildId === null) return { ...said, kind: 'user-message' };
  return {
    ...said,
    kind: 'build-request',
    buildId: row.buildId as BuildId,
    planId: row.planId as PlanId | null,
    revision: row.revision,
    convertedFromSessionId: row.convertedFromSessionId,
  };
}

function answerEntry(
  row: TimelineRow,
  base: EntryBase,
  stored: StoredAnswer,
  references: TimelineReferences,
): TimelineEntry {
  const plan = references.plans.get(row.planId ?? '');
  return {
    ...base,
    kind: 'answer',
    mode: stored.answer.intent,
    subtype: stored.subtype,
    data: stored.answer.response,
    language: languageOrNull(row.language),
    plan: plan
      ? {
          planId: plan.planId as PlanId,
          revision: plan.currentRevision,
          digest: plan.digest,
          status: plan.status,
          convertedBuildId: plan.convertedBuildId as BuildId | null,
        }
      : null,
    parentId: row.parentMessageId as MessageId | null,
    proof: proofOf(row),
  };
}

/** Rows from before typed answers: their text as a general answer. */
function plainTextEntry(row: TimelineRow, base: EntryBase): TimelineEntry | null {
  if (row.text === '') return null;

  return {
    ...base,
    kind: 'answer',
    mode: 'general',
    subtype: 'success',
    data: { markdown: row.text },
    language: languageOrNull(row.language),
    plan: null,
    parentId: row.parentMessageId as MessageId | null,
    proof: proofOf(row),
  };
}

function proofOf(row: TimelineRow): AnswerProof | null {
  if (row.engine === null) return null;
  return {
    ...row.engine,
    durationMs: row.durationMs ?? 0,
    aiSeconds: row.billableSeconds ?? 0,
    tokensUsed: row.tokensUsed ?? 0,
  };
}

function languageOrNull(value: string | null): Language | null {
  return languageSchema.safeParse(value).data ?? null;
}
