import { DomainError } from '@planline/contracts/domain-error';
import { apiKeys } from '@planline/db/schema/api-keys';
import { and, eq, isNull } from 'drizzle-orm';
import type { ServiceContext } from '../context';

/**
 * For what stays open after a signed request was let in. A person at a browser has no key and passes.
 * @throws SIGNATURE_INVALID when the key has been revoked since
 */
export async function requireLiveKey(ctx: Pick<ServiceContext, 'actor' | 'db'>): Promise<void> {
  const { apiKeyId } = ctx.actor;
  if (apiKeyId === undefined) return;
  const [live] = await ctx.db
    .select({ id: apiKeys.id })
    .from(apiKeys)
    .where(and(eq(apiKeys.id, apiKeyId), isNull(apiKeys.revokedAt)));
  if (!live) throw new DomainError('SIGNATURE_INVALID', {});
}
