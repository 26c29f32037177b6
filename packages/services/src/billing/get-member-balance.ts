import type { Balance } from '@planline/contracts/billing';
import type { ProjectId } from '@planline/contracts/ids';
import { requireMember } from '../access';
import type { ServiceContext } from '../context';
import { getBalance } from './get-balance';

/**
 * What the actor has, for a server whose key reaches one of the actor's projects: a key of other projects
 * says nothing about a person's money.
 * @throws PROJECT_NOT_FOUND
 */
export async function getMemberBalance(
  ctx: ServiceContext,
  projectId: ProjectId,
): Promise<Balance> {
  await requireMember(ctx, projectId);
  return getBalance(ctx);
}
