import type { ApiKeyView } from '@planline/contracts/api-key';
import type { ProjectId } from '@planline/contracts/ids';
import { apiKeyProjects } from '@planline/db/schema/api-key-projects';
import { apiKeys } from '@planline/db/schema/api-keys';
import { asc, eq, sql } from 'drizzle-orm';
import { requireOwner } from '../access';
import type { KeyContext } from './key-context';

/**
 * The keys that reach a project, oldest first; never a secret.
 * @throws PROJECT_NOT_FOUND, FORBIDDEN
 */
export async function listApiKeys(
  ctx: Pick<KeyContext, 'actor' | 'db'>,
  projectId: ProjectId,
): Promise<ApiKeyView[]> {
  await requireOwner(ctx, projectId);
  const rows = await ctx.db
    .select({
      keyId: apiKeys.id,
      familyId: apiKeys.familyId,
      name: apiKeys.name,
      projectCount: sql<number>`(
        SELECT count(*)::int FROM api_key_projects AS reach WHERE reach.key_id = ${apiKeys.id})`,
      createdAt: apiKeys.createdAt,
      lastUsedAt: apiKeys.lastUsedAt,
      revokedAt: apiKeys.revokedAt,
    })
    .from(apiKeyProjects)
    .innerJoin(apiKeys, eq(apiKeys.id, apiKeyProjects.keyId))
    .where(eq(apiKeyProjects.projectId, projectId))
    .orderBy(asc(apiKeys.createdAt), asc(apiKeys.id));
  return rows.map((row) => ({
    ...row,
    createdAt: row.createdAt.toISOString(),
    lastUsedAt: row.lastUsedAt?.toISOString() ?? null,
    revokedAt: row.revokedAt?.toISOString() ?? null,
  }));
}
