import { createHash } from 'node:crypto';
import { createReadStream, lstatSync, readdirSync, readFileSync, readlinkSync } from 'node:fs';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { TimeSlice } from '../local/code-index/time-slice';

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
  options: { verify?: boolean; signal?: AbortSignal } = {},
): Promise<TreeDigest> {
  // Synchronous file calls cost a third of asynchronous ones; in slices they hold nobody up.
  const slice = new TimeSlice(options.signal ?? new AbortController().signal);
  const files = new Map<string, string>();
  const lines: string[] = [];
  const found = await walk(root, slice);
  for (const entry of found.sort((a, b) => (a.path < b.path ? -1 : 1))) {
    if (slice.isOver) await slice.breathe();
    const absolute = path.join(root, entry.path);
    if (entry.kind === 'link') lines.push(`l ${readlinkSync(absolute)}\0${entry.path}`);
    else if (entry.kind !== 'file') lines.push(`${entry.kind} \0${entry.path}`);
    else {
      const { hash, executable } = await hashFile(absolute, options.verify === true);
      files.set(entry.path, hash);
      lines.push(`${executable ? 'x' : 'f'} ${hash}\0${entry.path}`);
    }
  }
  return { digest: createHash('sha256').update(lines.join('\n')).digest('hex'), files };
}

interface Walked {
  path: string;
  kind: 'file' | 'folder' | 'link' | 'other';
}

async function walk(root: string, slice: TimeSlice): Promise<Walked[]> {
  const found: Walked[] = [];
  const folders = [''];
  for (let folder = folders.pop(); folder !== undefined; folder = folders.pop()) {
    if (slice.isOver) await slice.breathe();
    for (const entry of readdirSync(path.join(root, folder), { withFileTypes: true })) {
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
/** Above it a file is read in pieces. */
const wholeMaxBytes = 512n * 1024n;
/** Two changes within one tick of the kernel's clock carry the same time: so young a file is not remembered. */
const clockTickMs = 50n;

async function hashFile(
  absolute: string,
  isVerifying: boolean,
): Promise<{ hash: string; executable: boolean }> {
  const stats = lstatSync(absolute, { bigint: true });
  const executable = (stats.mode & 0o111n) !== 0n;
  const stamp = `${stats.dev}:${stats.ino}:${stats.size}:${stats.mtimeNs}:${stats.ctimeNs}`;
  const known = knownHashes.get(absolute);
  if (!isVerifying && known?.stamp === stamp) return { hash: known.hash, executable };
  const readAtMs = BigInt(Date.now());
  const hasher = createHash('sha256');
  if (stats.size <= wholeMaxBytes) hasher.update(readFileSync(absolute));
  else await pipeline(createReadStream(absolute), hasher);
  const hash = hasher.digest('hex');
  if (knownHashes.size >= knownHashesMax) knownHashes.clear();
  if (stats.ctimeMs + clockTickMs < readAtMs) knownHashes.set(absolute, { stamp, hash });
  return { hash, executable };
}
