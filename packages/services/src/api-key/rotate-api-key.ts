import type { NewApiKey } from '@planline/contracts/api-key';
import { DomainError } from '@planline/contracts/domain-error';
import { apiKeys } from '@planline/db/schema/api-keys';
import { and, asc, eq, isNull } from 'drizzle-orm';
import { insertApiKey } from './insert-api-key';
import type { KeyContext } from './key-context';
import { loadOwnedKey } from './load-owned-key';
import { recordKeyAction } from './record-key-action';

const liveKeysMost = 2;

/**
 * A second key with the same name and projects; the first stays live until it is revoked.
 * @throws NOT_FOUND; VALIDATION_FAILED for a revoked key and while two of the family are live
 */
export async function rotateApiKey(ctx: KeyContext, keyId: string): Promise<NewApiKey> {
  return ctx.db.transaction(async (tx) => {
    const { key, projectIds } = await loadOwnedKey(tx, ctx, keyId);
    // The locks of the whole family: two rotations at once would each count one live key.
    const live = await tx
      .select({ id: apiKeys.id })
      .from(apiKeys)
      .where(and(eq(apiKeys.familyId, key.familyId), isNull(apiKeys.revokedAt)))
      .orderBy(asc(apiKeys.id))
      .for('update');
    if (key.revokedAt !== null) throw refused('a revoked key cannot be rotated');
    if (live.length >= liveKeysMost) throw refused('two keys are live: revoke the old one first');
    const made = await insertApiKey(tx, ctx, {
      familyId: key.familyId,
      name: key.name,
      projectIds,
    });
    await recordKeyAction(tx, ctx, 'key.rotate', { keyId: made.keyId, projectIds });
    return made;
  });
}

function refused(message: string): DomainError<'VALIDATION_FAILED'> {
  return new DomainError('VALIDATION_FAILED', { issues: [{ path: 'keyId', message }] });
}
