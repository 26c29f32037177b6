import type { Balance, Estimate } from '@planline/contracts/billing';
import { DomainError } from '@planline/contracts/domain-error';
import type { ProjectId } from '@planline/contracts/ids';
import { projectSettingsSchema } from '@planline/contracts/project';
import { projects } from '@planline/db/schema/projects';
import { eq } from 'drizzle-orm';
import { requireMember } from '../access';
import type { ServiceContext } from '../context';
import { estimateMessage } from './estimate';
import { getBalance } from './get-balance';

/** What a message would take, and what the actor has for it. @throws PROJECT_NOT_FOUND */
export async function getEstimate(
  ctx: ServiceContext,
  input: { projectId: ProjectId; text: string },
): Promise<{ estimate: Estimate; balance: Balance }> {
  const { projectId, text } = input;
  await requireMember(ctx, projectId);
  const [[project], balance] = await Promise.all([
    ctx.db.select({ config: projects.config }).from(projects).where(eq(projects.id, projectId)),
    getBalance(ctx),
  ]);
  if (!project) throw new DomainError('PROJECT_NOT_FOUND', {});
  const settings = projectSettingsSchema
    .catch(projectSettingsSchema.parse({}))
    .parse(project.config);
  const { kind: engine } = await ctx.engines.choose(settings.enginePreference);
  const estimate = await estimateMessage(ctx.db, ctx.billing, { projectId, text, engine });
  return { estimate, balance };
}
