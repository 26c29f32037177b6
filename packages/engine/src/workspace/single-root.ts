import { readdir } from 'node:fs/promises';
import path from 'node:path';

/** Archives of forges wrap everything in one folder: that folder is the project. Null when there is nothing. */
export async function singleRoot(folder: string): Promise<string | null> {
  const entries = await readdir(folder, { withFileTypes: true });
  const [first, ...others] = entries;
  if (!first) return null;
  return others.length === 0 && first.isDirectory() ? path.join(folder, first.name) : folder;
}
