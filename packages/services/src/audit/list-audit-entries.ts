import { AUDIT_PAGE_MAX, type AuditFilter, type AuditPage } from '@planline/contracts/audit';
import type { ProjectId } from '@planline/contracts/ids';
import { apiKeys } from '@planline/db/schema/api-keys';
import { auditEntries as entries } from '@planline/db/schema/audit-entries';
import { user } from '@planline/db/schema/user';
import { and, desc, eq, getTableColumns, like, lt, not, notInArray, type SQL } from 'drizzle-orm';
import { requireOwner } from '../access';
import type { ServiceContext } from '../context';

/**
 * What was done in a project, newest first, for its owners.
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
  const rows = await ctx.db
    .select({ ...getTableColumns(entries), actorName: user.name, apiKeyName: apiKeys.name })
    .from(entries)
    .leftJoin(user, eq(user.id, entries.actorId))
    .leftJoin(apiKeys, eq(apiKeys.id, entries.apiKeyId))
    .where(
      and(
        eq(entries.projectId, input.projectId),
        conditions[input.filter ?? 'all'],
        input.beforeId === undefined ? undefined : lt(entries.id, input.beforeId),
      ),
    )
    .orderBy(desc(entries.id))
    .limit(limit + 1);
  const shown = rows.slice(0, limit);
  return {
    entries: shown.map(({ recordedAt, projectId, reason, requestId, ...entry }) => ({
      ...entry,
      at: recordedAt.toISOString(),
    })),
    olderId: rows.length > limit ? (shown.at(-1)?.id ?? null) : null,
  };
}

const isRun = like(entries.action, 'run.%');
const isKey = like(entries.action, 'key.%');

const conditions: Readonly<Record<AuditFilter, SQL | undefined>> = {
  all: undefined,
  runs: isRun,
  keys: isKey,
  actions: and(not(isRun), not(isKey)),
  refused: notInArray(entries.outcome, ['ok', 'succeeded', 'cancelled']),
};
