import { constants } from 'node:fs';
import { type FileHandle, open, realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import type { PreviewTarget } from './preview-target';

export interface PreviewFile {
  handle: FileHandle;
  name: string;
  size: number;
  /** Strong: versions are published once and as a whole. */
  etag: string;
}

export type FoundPreview =
  | { kind: 'file'; file: PreviewFile }
  /** A folder was asked for without the slash that its relative links need. */
  | { kind: 'folder' }
  | { kind: 'missing'; notFoundPage: PreviewFile | null };

/** Looks for the file, its `index.html` or `<path>.html`. The caller closes the handle. */
export async function findPreviewFile(
  previewsRoot: string,
  target: PreviewTarget,
): Promise<FoundPreview> {
  const root = await realpath(path.join(previewsRoot, target.versionId)).catch(() => null);
  if (root === null) return { kind: 'missing', notFoundPage: null };
  const asked = path.join(root, ...target.segments);
  if (target.endsWithSlash || target.segments.length === 0) {
    const index = await openPlainFile(path.join(asked, 'index.html'));
    if (index && !target.endsWithSlash) {
      await index.handle.close();
      return { kind: 'folder' };
    }
    return index ? { kind: 'file', file: index } : missing(root);
  }
  const file = (await openPlainFile(asked)) ?? (await openPlainFile(`${asked}.html`));
  if (file) return { kind: 'file', file };
  const isFolder = await stat(path.join(asked, 'index.html')).catch(() => null);
  return isFolder?.isFile() ? { kind: 'folder' } : missing(root);
}

async function missing(root: string): Promise<FoundPreview> {
  return { kind: 'missing', notFoundPage: await openPlainFile(path.join(root, '404.html')) };
}

/** Null unless the path is a regular file that no symbolic link leads to, on any level. */
async function openPlainFile(absolute: string): Promise<PreviewFile | null> {
  const real = await realpath(absolute).catch(() => null);
  if (real !== absolute) return null;
  // A pipe would block an open without O_NONBLOCK for ever.
  const flags = constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK;
  const handle = await open(absolute, flags).catch(() => null);
  if (handle === null) return null;
  const stats = await handle.stat();
  if (!stats.isFile()) {
    await handle.close();
    return null;
  }
  const etag = `"${stats.size.toString(36)}-${Math.round(stats.mtimeMs).toString(36)}"`;
  return { handle, name: path.basename(absolute), size: stats.size, etag };
}
