import { DomainError } from '@planline/contracts/domain-error';
import type { ProjectId, VersionId } from '@planline/contracts/ids';
import { projectVersions } from '@planline/db/schema/project-versions';
import { and, eq } from 'drizzle-orm';
import { requireMember } from '../access';
import type { ServiceContext } from '../context';

export interface VersionPlace {
  projectId: ProjectId;
  versionId: VersionId;
}

/** @throws PROJECT_NOT_FOUND; NOT_FOUND for a version of another project as for a missing one */
export async function getVersionRow(ctx: ServiceContext, { projectId, versionId }: VersionPlace) {
  await requireMember(ctx, projectId);
  const [row] = await ctx.db
    .select({
      number: projectVersions.number,
      commitSha: projectVersions.commitSha,
      parentVersionId: projectVersions.parentVersionId,
    })
    .from(projectVersions)
    .where(and(eq(projectVersions.projectId, projectId), eq(projectVersions.versionId, versionId)));
  if (!row) throw new DomainError('NOT_FOUND', {});
  return row;
}
