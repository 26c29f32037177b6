import type { ProjectId } from '@planline/contracts/ids';
import { recordAudit } from '../audit';
import type { Transaction } from '../context';
import type { KeyContext } from './key-context';

/** In the log of every project that the key reaches. */
export async function recordKeyAction(
  tx: Transaction,
  { actor, clock }: Pick<KeyContext, 'actor' | 'clock'>,
  action: 'key.create' | 'key.rotate' | 'key.revoke',
  key: { keyId: string; projectIds: readonly ProjectId[] },
): Promise<void> {
  const { userId: actorId, ipAddress = null, userAgent = null } = actor;
  await recordAudit(
    tx,
    clock(),
    key.projectIds.map((projectId) => ({
      action,
      outcome: 'ok',
      actorId,
      projectId,
      apiKeyId: key.keyId,
      ipAddress,
      userAgent,
    })),
  );
}
