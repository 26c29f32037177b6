import { randomBytes } from 'node:crypto';
import type { NewApiKey } from '@planline/contracts/api-key';
import type { ProjectId } from '@planline/contracts/ids';
import { apiKeyProjects } from '@planline/db/schema/api-key-projects';
import { apiKeys } from '@planline/db/schema/api-keys';
import type { Transaction } from '../context';
import type { KeyContext } from './key-context';

export async function insertApiKey(
  tx: Transaction,
  ctx: KeyContext,
  key: { familyId: string | null; name: string; projectIds: readonly ProjectId[] },
): Promise<NewApiKey> {
  const keyId = `key_${ctx.newId()}`;
  // 256 bits, as text without blanks or quotes, so that it survives shells and `openssl -hmac`.
  const secret = randomBytes(32).toString('hex');
  await tx.insert(apiKeys).values({
    id: keyId,
    familyId: key.familyId ?? keyId,
    name: key.name,
    sealedSecret: ctx.vault.seal(keyId, Buffer.from(secret)),
    createdBy: ctx.actor.userId,
    createdAt: ctx.clock(),
  });
  await tx.insert(apiKeyProjects).values(key.projectIds.map((projectId) => ({ keyId, projectId })));
  return { keyId, secret, actorUserId: ctx.actor.userId };
}
