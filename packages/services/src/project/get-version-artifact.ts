import { stat } from 'node:fs/promises';
import { DomainError } from '@planline/contracts/domain-error';
import type { ServiceContext } from '../context';
import { getVersionRow, type VersionPlace } from './get-version-row';

/**
 * Where the archive of the version's files lies, and how long it is.
 * @throws PROJECT_NOT_FOUND, NOT_FOUND when the version left no archive
 */
export async function getVersionArtifact(
  ctx: ServiceContext,
  place: VersionPlace,
): Promise<{ fileName: string; path: string; bytes: number }> {
  const version = await getVersionRow(ctx, place);
  const path = ctx.storage.artifact(place.versionId);
  const found = await stat(path).catch(() => null);
  if (!found?.isFile()) throw new DomainError('NOT_FOUND', {});
  return { fileName: `version-${version.number}.tar.gz`, path, bytes: found.size };
}
