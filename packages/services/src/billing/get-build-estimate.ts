import type { Balance, BuildEstimate } from '@planline/contracts/billing';
import type { ProjectId } from '@planline/contracts/ids';
import type { ServiceContext } from '../context';
import { estimateBuild } from './estimate';
import { loadEngineAndBalance } from './load-engine-and-balance';

/** What a build would take, and what the actor has for it. @throws PROJECT_NOT_FOUND */
export async function getBuildEstimate(
  ctx: ServiceContext,
  projectId: ProjectId,
): Promise<{ estimate: BuildEstimate; balance: Balance }> {
  const { engine, balance } = await loadEngineAndBalance(ctx, projectId);
  const estimate = await estimateBuild(ctx.db, ctx.billing, { projectId, engine });
  return { estimate, balance };
}
