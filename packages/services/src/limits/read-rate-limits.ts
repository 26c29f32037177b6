import type { ProjectId } from '@planline/contracts/ids';
import { requireMember } from '../access';
import type { ServiceContext } from '../context';
import { createLimits, scopesOf } from './limits';
import { type LogState, readFromPostgres } from './postgres-log';

/**
 * What the actor may still send to a project, per scope.
 * @throws PROJECT_NOT_FOUND
 */
export async function readRateLimits(
  ctx: ServiceContext,
  projectId: ProjectId,
): Promise<LogState[]> {
  await requireMember(ctx, projectId);
  const scopes = scopesOf(ctx.limits ?? createLimits(), {
    userId: ctx.actor.userId,
    projectId,
  });
  return readFromPostgres(ctx.db, scopes);
}
