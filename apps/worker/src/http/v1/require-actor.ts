import { DomainError } from '@planline/contracts/domain-error';
import type { UserId } from '@planline/contracts/ids';
import type { ServiceContext } from '@planline/services/context';

/** @throws VALIDATION_FAILED when the body speaks for somebody else than the signed actor */
export function requireActor(userId: UserId, { actor }: Pick<ServiceContext, 'actor'>): void {
  if (userId === actor.userId) return;
  const issues = [{ path: 'userId', message: 'must equal X-Actor-User-Id' }];
  throw new DomainError('VALIDATION_FAILED', { issues });
}
