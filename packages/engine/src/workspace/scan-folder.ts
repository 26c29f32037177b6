import { lstat, opendir, readlink } from 'node:fs/promises';
import path from 'node:path';
import { createImportMeter, type ImportLimits } from './import-limits';
import { linkStaysInside, unsafeEntry } from './safe-entry';

/** Folders that no import takes, whatever .gitignore says: they are made again by tools. */
const skipped = new Set(['.git', 'node_modules', '.next', '.turbo', '.venv', '__pycache__']);

/**
 * Walks a folder before it is imported, without following links.
 * @throws IMPORT_TOO_LARGE; IMPORT_UNSAFE_ENTRY for links out of the folder, devices, pipes and sockets
 */
export async function scanFolder(
  root: string,
  limits: ImportLimits,
): Promise<{ files: number; bytes: number }> {
  const meter = createImportMeter(limits);
  const folders = [root];
  for (let folder = folders.pop(); folder !== undefined; folder = folders.pop()) {
    for await (const entry of await opendir(folder)) {
      if (skipped.has(entry.name)) continue;
      const absolute = path.join(folder, entry.name);
      if (entry.isDirectory()) folders.push(absolute);
      else if (entry.isSymbolicLink()) {
        const target = await readlink(absolute);
        if (!linkStaysInside(root, absolute, target))
          throw unsafeEntry(path.relative(root, absolute));
        meter.addFile(target.length);
      } else if (entry.isFile()) meter.addFile((await lstat(absolute)).size);
      else throw unsafeEntry(path.relative(root, absolute));
    }
  }
  return { files: meter.files, bytes: meter.bytes };
}
