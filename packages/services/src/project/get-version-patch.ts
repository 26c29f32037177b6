import { DomainError } from '@planline/contracts/domain-error';
import { versionIdSchema } from '@planline/contracts/ids';
import { formatPatch } from '@planline/engine/workspace/diff';
import type { ServiceContext } from '../context';
import { getVersionRow, type VersionPlace } from './get-version-row';

/**
 * What the version changed, as `git am` takes it.
 * @throws PROJECT_NOT_FOUND, NOT_FOUND (also for an import, which changed nothing)
 */
export async function getVersionPatch(
  ctx: ServiceContext,
  place: VersionPlace,
): Promise<{ fileName: string; text: string }> {
  const version = await getVersionRow(ctx, place);
  if (version.parentVersionId === null) throw new DomainError('NOT_FOUND', {});
  const parent = await getVersionRow(ctx, {
    projectId: place.projectId,
    versionId: versionIdSchema.parse(version.parentVersionId),
  });
  const { commitSha } = version;
  const text = await formatPatch(ctx.storage, place.projectId, parent.commitSha, commitSha);
  return { fileName: `version-${version.number}.patch`, text };
}
