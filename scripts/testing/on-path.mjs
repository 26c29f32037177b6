import { accessSync, constants, statSync } from 'node:fs';
import path from 'node:path';

/** @returns {string | null} the full path of the first of these programs that can be run */
export function findOnPath(...names) {
  const folders = [...(process.env.PATH ?? '').split(path.delimiter), '/usr/bin', '/usr/sbin'];
  for (const name of names) {
    for (const folder of folders) {
      const candidate = path.join(folder, name);
      if (folder !== '' && isProgram(candidate)) return candidate;
    }
  }
  return null;
}

function isProgram(candidate) {
  try {
    accessSync(candidate, constants.X_OK);
    return statSync(candidate).isFile();
  } catch {
    return false;
  }
}
