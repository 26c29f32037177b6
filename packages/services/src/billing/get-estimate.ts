import type { Balance, Estimate } from '@planline/contracts/billing';
import type { ProjectId } from '@planline/contracts/ids';
import type { ServiceContext } from '../context';
import { estimateMessage } from './estimate';
import { loadEngineAndBalance } from './load-engine-and-balance';

/** What a message would take, and what the actor has for it. @throws PROJECT_NOT_FOUND */
export async function getEstimate(
  ctx: ServiceContext,
  input: { projectId: ProjectId; text: string },
): Promise<{ estimate: Estimate; balance: Balance }> {
  const { projectId, text } = input;
  const { engine, balance } = await loadEngineAndBalance(ctx, projectId);
  const estimate = await estimateMessage(ctx.db, ctx.billing, { projectId, text, engine });
  return { estimate, balance };
}
