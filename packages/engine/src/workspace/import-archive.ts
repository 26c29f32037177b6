import { mkdir, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { DomainError } from '@planline/contracts/domain-error';
import { commitFolder, type RepositoryHead } from './commit-folder';
import type { ImportLimits } from './import-limits';
import { inspectTree } from './inspect-tree';
import { singleRoot } from './single-root';
import { unpackTar } from './unpack-tar';
import { unpackZip } from './unpack-zip';

export interface ImportArchiveInput {
  /** Absolute path of the upload. */
  file: string;
  /** As the sender named it; its ending tells the format. */
  fileName: string;
  repository: string;
  /** An empty folder to unpack into; removed afterwards. */
  temporary: string;
  limits: ImportLimits;
  signal?: AbortSignal;
}

/**
 * Unpacks a zip or tar archive into a new repository with one commit. A single top folder is taken off.
 * @throws IMPORT_FAILED (reasons: format, damaged, empty), IMPORT_TOO_LARGE, IMPORT_UNSAFE_ENTRY
 */
export async function importArchive(input: ImportArchiveInput): Promise<RepositoryHead> {
  try {
    const { size } = await stat(input.file);
    const maximum = input.limits.maxArchiveBytes;
    if (size > maximum) throw new DomainError('IMPORT_TOO_LARGE', { measure: 'archive', maximum });
    const unpack = unpackerOf(input.fileName);
    await mkdir(input.temporary, { recursive: true });
    await unpack({
      file: input.file,
      folder: input.temporary,
      limits: input.limits,
      ...(input.signal ? { signal: input.signal } : {}),
    });
    const folder = await singleRoot(input.temporary);
    if (folder === null) throw new DomainError('IMPORT_FAILED', { reason: 'empty' });
    const head = await commitFolder({
      folder,
      repository: input.repository,
      message: `Import ${path.basename(input.fileName)}\n`,
      ...(input.signal ? { signal: input.signal } : {}),
    });
    try {
      await inspectTree(input.repository, head.commit, input.limits, input.signal);
      input.signal?.throwIfAborted();
    } catch (error) {
      await rm(input.repository, { recursive: true, force: true });
      throw error;
    }
    return head;
  } finally {
    await rm(input.temporary, { recursive: true, force: true });
  }
}

function unpackerOf(fileName: string): typeof unpackTar {
  const name = fileName.toLowerCase();
  if (name.endsWith('.zip')) return unpackZip;
  if (/\.(tar|tar\.gz|tgz)$/u.test(name)) return unpackTar;
  throw new DomainError('IMPORT_FAILED', { reason: 'format' });
}
