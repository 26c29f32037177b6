import { lstat, readdir, readlink } from 'node:fs/promises';
import path from 'node:path';
import { createImportMeter, type ImportLimits } from './import-limits';
import { linkStaysInside, unsafeEntry } from './safe-entry';

/**
 * Walks a folder before it is imported, without following links. What is ignored is not looked at, nor
 * what belongs to another repository inside (a submodule).
 * @param options.isIgnored takes a path relative to `root`, with a slash at the end for a folder
 * @throws IMPORT_TOO_LARGE; IMPORT_UNSAFE_ENTRY for links out of the folder, devices, pipes and sockets
 */
export async function scanFolder(
  root: string,
  limits: ImportLimits,
  options: { isIgnored?: (relative: string) => boolean; signal?: AbortSignal | undefined } = {},
): Promise<{ files: number; bytes: number }> {
  const { isIgnored = () => false, signal } = options;
  const meter = createImportMeter(limits);
  const folders = [''];
  for (let folder = folders.pop(); folder !== undefined; folder = folders.pop()) {
    signal?.throwIfAborted();
    const entries = await readdir(path.join(root, folder), { withFileTypes: true });
    if (folder !== '' && entries.some(({ name }) => name === '.git')) continue;
    for (const entry of entries) {
      const relative = folder + entry.name;
      if (relative === '.git') continue;
      if (entry.isDirectory()) {
        if (!isIgnored(`${relative}/`)) folders.push(`${relative}/`);
      } else if (!isIgnored(relative)) await judge(root, relative, entry, meter);
    }
  }
  return { files: meter.files, bytes: meter.bytes };
}

async function judge(
  root: string,
  relative: string,
  entry: { isSymbolicLink(): boolean; isFile(): boolean },
  meter: ReturnType<typeof createImportMeter>,
): Promise<void> {
  const absolute = path.join(root, relative);
  if (entry.isSymbolicLink()) {
    const target = await readlink(absolute);
    if (!linkStaysInside(root, absolute, target)) throw unsafeEntry(relative);
    meter.addFile(target.length);
  } else if (entry.isFile()) meter.addFile((await lstat(absolute)).size);
  else throw unsafeEntry(relative);
}
