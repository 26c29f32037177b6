import { DomainError } from '@planline/contracts/domain-error';
import type { ProjectId } from '@planline/contracts/ids';
import { type AccessContext, requireMember } from './require-member';

/** @throws PROJECT_NOT_FOUND for a non-member, FORBIDDEN for a member who is not an owner */
export async function requireOwner(ctx: AccessContext, projectId: ProjectId): Promise<void> {
  const { role } = await requireMember(ctx, projectId);
  if (role !== 'owner') throw new DomainError('FORBIDDEN', {});
}
