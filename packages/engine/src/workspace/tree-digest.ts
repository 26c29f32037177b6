import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { lstat, opendir, readlink } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';

/** The digest of a whole tree; `files` are project-relative paths with the sha256 of their content. */
export interface TreeDigest {
  digest: string;
  files: ReadonlyMap<string, string>;
}

/**
 * sha256 over the sorted paths with kind, executable bit and content of everything below `root`. Links count
 * by their text and are not followed. A content hash is kept for as long as size, times and inode stay;
 * whoever changes a file and sets all of these back would have to be root and mean it: `verify` reads all.
 */
export async function treeDigest(
  root: string,
  options: { verify?: boolean } = {},
): Promise<TreeDigest> {
  const files = new Map<string, string>();
  const lines: string[] = [];
  for (const entry of (await walk(root)).sort((a, b) => (a.path < b.path ? -1 : 1))) {
    const absolute = path.join(root, entry.path);
    if (entry.kind === 'link') {
      lines.push(`l ${await readlink(absolute)}\0${entry.path}`);
      continue;
    }
    if (entry.kind !== 'file') {
      lines.push(`${entry.kind} \0${entry.path}`);
      continue;
    }
    const { hash, executable } = await hashFile(absolute, options.verify === true);
    files.set(entry.path, hash);
    lines.push(`${executable ? 'x' : 'f'} ${hash}\0${entry.path}`);
  }
  return { digest: createHash('sha256').update(lines.join('\n')).digest('hex'), files };
}

interface Walked {
  path: string;
  kind: 'file' | 'folder' | 'link' | 'other';
}

async function walk(root: string): Promise<Walked[]> {
  const found: Walked[] = [];
  const folders = [''];
  for (let folder = folders.pop(); folder !== undefined; folder = folders.pop()) {
    for await (const entry of await opendir(path.join(root, folder))) {
      const relative = folder === '' ? entry.name : `${folder}/${entry.name}`;
      if (entry.isDirectory()) {
        folders.push(relative);
        found.push({ path: relative, kind: 'folder' });
      } else if (entry.isSymbolicLink()) found.push({ path: relative, kind: 'link' });
      else found.push({ path: relative, kind: entry.isFile() ? 'file' : 'other' });
    }
  }
  return found;
}

const knownHashes = new Map<string, { stamp: string; hash: string }>();
const knownHashesMax = 200_000;

async function hashFile(
  absolute: string,
  isVerifying: boolean,
): Promise<{ hash: string; executable: boolean }> {
  const stats = await lstat(absolute, { bigint: true });
  const executable = (stats.mode & 0o111n) !== 0n;
  const stamp = `${stats.ino}:${stats.size}:${stats.mtimeNs}:${stats.ctimeNs}`;
  const known = knownHashes.get(absolute);
  if (!isVerifying && known?.stamp === stamp) return { hash: known.hash, executable };
  const hasher = createHash('sha256');
  await pipeline(createReadStream(absolute), hasher);
  const hash = hasher.digest('hex');
  if (knownHashes.size >= knownHashesMax) knownHashes.clear();
  knownHashes.set(absolute, { stamp, hash });
  return { hash, executable };
}
