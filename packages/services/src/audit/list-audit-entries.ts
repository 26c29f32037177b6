import { AUDIT_PAGE_MAX, type AuditFilter, type AuditPage } from '@planline/contracts/audit';
import type { ProjectId } from '@planline/contracts/ids';
import { apiKeyProjects } from '@planline/db/schema/api-key-projects';
import { apiKeys } from '@planline/db/schema/api-keys';
import { auditEntries as entries } from '@planline/db/schema/audit-entries';
import { user } from '@planline/db/schema/user';
import {
  and,
  desc,
  eq,
  getTableColumns,
  inArray,
  isNull,
  like,
  lt,
  not,
  notInArray,
  type SQL,
} from 'drizzle-orm';
import { requireOwner } from '../access';
import type { ServiceContext } from '../context';

/**
 * What was done in a project, newest first, for its owners; with it the refused signatures of its keys.
 * @throws PROJECT_NOT_FOUND, FORBIDDEN
 */
export async function listAuditEntries(
  ctx: ServiceContext,
  input: {
    projectId: ProjectId;
    filter?: AuditFilter | undefined;
    beforeId?: number | undefined;
    limit?: number | undefined;
  },
): Promise<AuditPage> {
  await requireOwner(ctx, input.projectId);
  const limit = Math.min(input.limit ?? 50, AUDIT_PAGE_MAX);
  const newest = (belongs: SQL | undefined) =>
    ctx.db
      .select({ ...getTableColumns(entries), actorName: user.name, apiKeyName: apiKeys.name })
      .from(entries)
      .leftJoin(user, eq(user.id, entries.actorId))
      .leftJoin(apiKeys, eq(apiKeys.id, entries.apiKeyId))
      .where(
        and(
          belongs,
          conditions[input.filter ?? 'all'],
          input.beforeId === undefined ? undefined : lt(entries.id, input.beforeId),
        ),
      )
      .orderBy(desc(entries.id))
      .limit(limit + 1);
  // Two looks, each along its index. Whoever sent a refused request is no member, and named a key of ours.
  const found = await Promise.all([
    newest(eq(entries.projectId, input.projectId)),
    newest(
      and(
        isNull(entries.projectId),
        isRefusedSignature,
        inArray(entries.apiKeyId, keysOf(ctx, input.projectId)),
      ),
    ),
  ]);
  const rows = found.flat().toSorted((one, other) => other.id - one.id);
  const shown = rows.slice(0, limit);
  return {
    entries: shown.map(({ recordedAt, projectId, requestId, ...entry }) => ({
      ...entry,
      at: recordedAt.toISOString(),
    })),
    olderId: rows.length > limit ? (shown.at(-1)?.id ?? null) : null,
  };
}

const keysOf = ({ db }: ServiceContext, projectId: ProjectId) =>
  db
    .select({ keyId: apiKeyProjects.keyId })
    .from(apiKeyProjects)
    .where(eq(apiKeyProjects.projectId, projectId));

const isRefusedSignature = eq(entries.outcome, 'SIGNATURE_INVALID');
const isRun = like(entries.action, 'run.%');
const isKey = like(entries.action, 'key.%');

const conditions: Readonly<Record<AuditFilter, SQL | undefined>> = {
  all: undefined,
  runs: isRun,
  keys: isKey,
  actions: and(not(isRun), not(isKey)),
  refused: notInArray(entries.outcome, ['ok', 'succeeded', 'cancelled']),
};
