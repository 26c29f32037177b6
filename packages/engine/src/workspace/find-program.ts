import { constants } from 'node:fs';
import { access } from 'node:fs/promises';
import path from 'node:path';

/** The file that a name on the PATH stands for, or null. */
export async function findProgram(
  name: string,
  searchPath = process.env.PATH ?? '',
): Promise<string | null> {
  const candidates = name.includes('/')
    ? [name]
    : searchPath.split(path.delimiter).map((folder) => path.join(folder, name));
  for (const candidate of candidates) {
    const isThere = await access(candidate, constants.X_OK).then(
      () => true,
      () => false,
    );
    if (isThere) return candidate;
  }
  return null;
}
