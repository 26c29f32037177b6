import { chmod, lstat, opendir, rm } from 'node:fs/promises';
import path from 'node:path';

/** Removes a tree that may hold read-only folders, which `rm` alone cannot for an ordinary user. */
export async function removeTree(folder: string): Promise<void> {
  const stats = await lstat(folder).catch(() => null);
  if (stats?.isDirectory()) await setWritable(folder, true).catch(() => {});
  await rm(folder, { recursive: true, force: true, maxRetries: 3 });
}

/** Takes or gives the write permission of everything below; links are not followed. */
export async function setWritable(folder: string, isWritable: boolean): Promise<void> {
  if (isWritable) await chmod(folder, 0o755);
  for await (const entry of await opendir(folder)) {
    const absolute = path.join(folder, entry.name);
    if (entry.isDirectory()) await setWritable(absolute, isWritable);
    else if (entry.isFile()) {
      const { mode } = await lstat(absolute);
      await chmod(absolute, isWritable ? mode | 0o200 : mode & ~0o222);
    }
  }
  if (!isWritable) await chmod(folder, 0o555);
}
