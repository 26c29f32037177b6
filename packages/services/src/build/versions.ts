import type { FileDiff, VersionView } from '@planline/contracts/build';
import { DomainError } from '@planline/contracts/domain-error';
import type { ProjectId, VersionId } from '@planline/contracts/ids';
import { projectVersions } from '@planline/db/schema/project-versions';
import { diffCommits } from '@planline/engine/workspace/diff';
import { and, eq } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import { requireMember } from '../access';
import type { ServiceContext } from '../context';
import { listVersionViews } from '../timeline';

/** git's own name for the tree without a file: the other side of a first version's diff. */
const emptyTree = '4b825dc642cb6eb9a060e54bf8d69288fbee4904';

/** Newest first. @throws PROJECT_NOT_FOUND */
export async function listVersions(
  ctx: ServiceContext,
  projectId: ProjectId,
): Promise<VersionView[]> {
  await requireMember(ctx, projectId);
  return listVersionViews(ctx.db, projectId);
}

/** What a version changed against the one before it, and how to get it. @throws PROJECT_NOT_FOUND, NOT_FOUND */
export async function getVersionDiff(
  ctx: ServiceContext,
  input: { projectId: ProjectId; versionId: VersionId },
): Promise<{ files: FileDiff[]; fetchCommand: string }> {
  const { projectId, versionId } = input;
  await requireMember(ctx, projectId);
  const parent = alias(projectVersions, 'parent');
  const [version] = await ctx.db
    .select({
      commitSha: projectVersions.commitSha,
      branch: projectVersions.branch,
      parentSha: parent.commitSha,
    })
    .from(projectVersions)
    .leftJoin(
      parent,
      and(
        eq(parent.versionId, projectVersions.parentVersionId),
        eq(parent.projectId, projectVersions.projectId),
      ),
    )
    .where(and(eq(projectVersions.projectId, projectId), eq(projectVersions.versionId, versionId)));
  if (!version) throw new DomainError('NOT_FOUND', {});
  const { commitSha, parentSha } = version;
  const repository = ctx.storage.repository(projectId);
  return {
    files: await diffCommits(ctx.storage, projectId, parentSha ?? emptyTree, commitSha),
    fetchCommand: `git fetch '${repository}' ${version.branch ?? commitSha}`,
  };
}
