import type { Balance } from '@planline/contracts/billing';
import { DomainError } from '@planline/contracts/domain-error';
import type { EngineKind } from '@planline/contracts/engine';
import type { ProjectId } from '@planline/contracts/ids';
import { projectSettingsSchema } from '@planline/contracts/project';
import { projects } from '@planline/db/schema/projects';
import { eq } from 'drizzle-orm';
import { requireMember } from '../access';
import type { ServiceContext } from '../context';
import { getBalance } from './get-balance';

/** The engine that would work for a project now, and what the actor has for it. @throws PROJECT_NOT_FOUND */
export async function loadEngineAndBalance(
  ctx: ServiceContext,
  projectId: ProjectId,
): Promise<{ engine: EngineKind; balance: Balance }> {
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
  return { engine, balance };
}
