import { apiKeys } from '@planline/db/schema/api-keys';
import { and, eq, isNull } from 'drizzle-orm';
import type { KeyContext } from './key-context';
import { loadOwnedKey } from './load-owned-key';
import { recordKeyAction } from './record-key-action';

/**
 * From the commit on nothing is let in with this key. Safe to call twice.
 * @throws NOT_FOUND
 */
export async function revokeApiKey(ctx: KeyContext, keyId: string): Promise<void> {
  await ctx.db.transaction(async (tx) => {
    const { projectIds } = await loadOwnedKey(tx, ctx, keyId);
    const revoked = await tx
      .update(apiKeys)
      .set({ revokedAt: ctx.clock() })
      .where(and(eq(apiKeys.id, keyId), isNull(apiKeys.revokedAt)))
      .returning({ id: apiKeys.id });
    if (revoked.length > 0) await recordKeyAction(tx, ctx, 'key.revoke', { keyId, projectIds });
  });
}
