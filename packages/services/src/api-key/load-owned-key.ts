import { DomainError } from '@planline/contracts/domain-error';
import { type ProjectId, projectIdSchema } from '@planline/contracts/ids';
import { apiKeyProjects } from '@planline/db/schema/api-key-projects';
import { apiKeys } from '@planline/db/schema/api-keys';
import { eq } from 'drizzle-orm';
import { requireOwner } from '../access';
import type { Transaction } from '../context';
import type { KeyContext } from './key-context';

export interface OwnedKey {
  key: typeof apiKeys.$inferSelect;
  projectIds: readonly ProjectId[];
}

/**
 * The key, locked, for somebody who owns every project it reaches. A key that is missing and one of
 * projects that are not the actor's look the same.
 * @throws NOT_FOUND
 */
export async function loadOwnedKey(
  tx: Transaction,
  ctx: KeyContext,
  keyId: string,
): Promise<OwnedKey> {
  const [key] = await tx.select().from(apiKeys).where(eq(apiKeys.id, keyId)).for('update');
  const rows = await tx
    .select({ projectId: apiKeyProjects.projectId })
    .from(apiKeyProjects)
    .where(eq(apiKeyProjects.keyId, keyId));
  if (!key || rows.length === 0) throw new DomainError('NOT_FOUND', {});
  const projectIds = rows.map((row) => projectIdSchema.parse(row.projectId));
  for (const projectId of projectIds) {
    try {
      await requireOwner({ actor: ctx.actor, db: tx }, projectId);
    } catch (cause) {
      throw new DomainError('NOT_FOUND', {}, { cause });
    }
  }
  return { key, projectIds };
}
