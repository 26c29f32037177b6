import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { checkout, keptFolder } from './checkout.mjs';

const passedOver = new Set(['node_modules', '.next', '.turbo', 'coverage', 'test-results']);
const isSource = (name) =>
  !passedOver.has(name) &&
  name !== 'next-env.d.ts' &&
  !name.endsWith('.tsbuildinfo') &&
  !/\.test\.tsx?$/.test(name);

function* filesUnder(folder) {
  let entries;
  try {
    entries = readdirSync(folder, { withFileTypes: true });
  } catch (error) {
    if (error.code === 'ENOENT') return;
    throw error;
  }
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    if (!isSource(entry.name)) continue;
    const full = path.join(folder, entry.name);
    if (entry.isDirectory()) yield* filesUnder(full);
    else if (entry.isFile()) yield full;
  }
}

/**
 * A digest of the names and contents of files and folders, so that a changed clock or a fresh
 * checkout rebuilds nothing and a changed byte always does.
 * @param {string[]} relativePaths files or folders of the checkout; a missing one counts as empty
 * @param {string} salt whatever else decides the result
 */
export function digestOf(relativePaths, salt = '', root = checkout) {
  const hash = createHash('sha256').update(salt);
  for (const relative of relativePaths) {
    const full = path.join(root, relative);
    const files = isFile(full) ? [full] : filesUnder(full);
    for (const file of files) {
      hash.update(`\0${path.relative(root, file)}\0`).update(readFileSync(file));
    }
  }
  return hash.digest('hex');
}

const isFile = (full) => statSync(full, { throwIfNoEntry: false })?.isFile() === true;

const stampPath = (name, kept) => path.join(kept, 'stamps', name);

/** @returns {string | null} the digest of the last success, or null */
export function readStamp(name, kept = keptFolder) {
  try {
    return readFileSync(stampPath(name, kept), 'utf8').trim();
  } catch {
    return null;
  }
}

export function writeStamp(name, digest, kept = keptFolder) {
  const target = stampPath(name, kept);
  mkdirSync(path.dirname(target), { recursive: true });
  writeFileSync(`${target}.${process.pid}`, `${digest}\n`);
  renameSync(`${target}.${process.pid}`, target);
}
