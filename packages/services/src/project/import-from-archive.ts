import type { ProjectView } from '@planline/contracts/project';
import type { ServiceContext } from '../context';
import { startImport } from './start-import';

const archiveEnding = /\.(zip|tar|tar\.gz|tgz)$/i;

/**
 * Unpacks an uploaded archive.
 * @param input.file name of the upload in the storage; the import removes it
 */
export function importFromArchive(
  ctx: ServiceContext,
  input: { name?: string; file: string; fileName: string },
): Promise<ProjectView> {
  const fileName = input.fileName.split(/[/\\]/).at(-1)?.slice(0, 255) ?? 'archive';
  return startImport(ctx, {
    name: input.name ?? (fileName.replace(archiveEnding, '').trim().slice(0, 120) || 'archive'),
    origin: 'archive',
    originDetail: fileName,
    source: { type: 'archive', file: input.file, fileName },
  });
}
