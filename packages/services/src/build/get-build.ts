import type { BuildView } from '@planline/contracts/build';
import { DomainError } from '@planline/contracts/domain-error';
import type { BuildId, ProjectId } from '@planline/contracts/ids';
import { requireMember } from '../access';
import type { ServiceContext } from '../context';
import { loadBuildViews } from '../timeline';

/** @throws PROJECT_NOT_FOUND, NOT_FOUND */
export async function getBuild(
  ctx: ServiceContext,
  input: { projectId: ProjectId; buildId: BuildId },
): Promise<BuildView> {
  await requireMember(ctx, input.projectId);
  const builds = await loadBuildViews(ctx.db, input.projectId, [input.buildId]);
  const build = builds.get(input.buildId);
  if (!build) throw new DomainError('NOT_FOUND', {});
  return build;
}
