import { copyFile, lstat, mkdir, opendir, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { create } from 'tar';
import type { FolderStorage } from './folder-storage';
import { createImportMeter, defaultImportLimits, type ImportLimits } from './import-limits';

type PreviewLimits = Pick<ImportLimits, 'maxBytes' | 'maxFiles'>;

const notPublished = new Set(['.git', 'node_modules', '.env']);

/**
 * Copies what a build made to the place that previews are served from. Links are left out: nothing outside
 * of the output can be reached through a preview.
 * @throws IMPORT_TOO_LARGE when the output is beyond the bounds of an import
 */
export async function publishPreview(
  storage: FolderStorage,
  versionId: string,
  output: string,
  limits: PreviewLimits = defaultImportLimits,
): Promise<void> {
  const temporary = await storage.makeTemporary();
  try {
    await copyPlainFiles(output, temporary, createImportMeter(limits));
    const target = storage.preview(versionId);
    await rm(target, { recursive: true, force: true });
    await rename(temporary, target);
  } finally {
    await rm(temporary, { recursive: true, force: true });
  }
}

async function copyPlainFiles(
  from: string,
  to: string,
  meter: ReturnType<typeof createImportMeter>,
): Promise<void> {
  await mkdir(to, { recursive: true });
  for await (const entry of await opendir(from)) {
    if (notPublished.has(entry.name) || entry.name.startsWith('.env.')) continue;
    const source = path.join(from, entry.name);
    const target = path.join(to, entry.name);
    if (entry.isDirectory()) await copyPlainFiles(source, target, meter);
    else if (entry.isFile()) {
      meter.addFile((await lstat(source)).size);
      await copyFile(source, target);
    }
  }
}

/** The whole worktree as a compressed archive, without what can be made again. */
export async function packArtifact(
  storage: FolderStorage,
  versionId: string,
  folder: string,
): Promise<string> {
  const target = storage.artifact(versionId);
  const temporary = `${target}.${crypto.randomUUID()}`;
  try {
    await create(
      {
        file: temporary,
        gzip: true,
        cwd: folder,
        portable: true,
        filter: (name) => !name.split('/').some((part) => notPublished.has(part)),
      },
      ['.'],
    );
    await rename(temporary, target);
  } finally {
    await rm(temporary, { force: true });
  }
  return target;
}
