import { constants, type Dirent } from 'node:fs';
import { type FileHandle, open, readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import ignore, { type Ignore } from 'ignore';
import type { SkippedFiles } from './code-index';
import { isSafeName } from './safe-text';
import type { TimeSlice } from './time-slice';

export const MAX_FILE_BYTES = 512 * 1024;
export const MAX_FILES = 20_000;
const MAX_DEPTH = 40;

const skippedFolders = new Set([
  '.git',
  '.hg',
  '.svn',
  'node_modules',
  'bower_components',
  '.next',
  '.nuxt',
  '.svelte-kit',
  '.turbo',
  '.cache',
  '.venv',
  'venv',
  '__pycache__',
  '.idea',
  '.planline',
]);

/** Outputs only where a build puts them: beside a manifest. Elsewhere `build` is an ordinary name. */
const outputFolders = new Set(['dist', 'build', 'out', 'coverage', 'target']);
const manifests = new Set([
  'package.json',
  'Cargo.toml',
  'pom.xml',
  'build.gradle',
  'pyproject.toml',
]);

const binaryExtensions = new Set(
  (
    '.png .jpg .jpeg .gif .webp .avif .ico .bmp .tiff .woff .woff2 .ttf .otf .eot .pdf .zip .gz .tgz ' +
    '.bz2 .xz .7z .rar .jar .mp3 .mp4 .mov .avi .webm .ogg .wav .flac .wasm .so .dylib .dll .exe .bin ' +
    '.dat .db .sqlite .class .pyc .o .a .psd .ai .sketch .fig .keystore .bundle'
  ).split(' '),
);

export interface ScannedFile {
  path: string;
  absolutePath: string;
}

export interface Scan {
  files: ScannedFile[];
  /** Every path that exists, readable or not, for checks such as "does this link lead anywhere". */
  known: Set<string>;
  skipped: SkippedFiles;
}

interface Rules {
  base: string;
  matcher: Ignore;
}

async function rulesOf(folder: string, base: string): Promise<Rules | null> {
  try {
    const text = await readFile(path.join(folder, '.gitignore'), {
      encoding: 'utf8',
      flag: constants.O_RDONLY | constants.O_NOFOLLOW,
    });
    return { base, matcher: ignore().add(text.slice(0, 64 * 1024)) };
  } catch {
    return null;
  }
}

function isIgnored(rules: readonly Rules[], relative: string, isFolder: boolean): boolean {
  let ignored = false;
  for (const { base, matcher } of rules) {
    const inner = base === '' ? relative : relative.slice(base.length + 1);
    const verdict = matcher.test(isFolder ? `${inner}/` : inner);
    if (verdict.ignored) ignored = true;
    if (verdict.unignored) ignored = false;
  }
  return ignored;
}

/** Lists what may be read, ordered by path. Never follows a symbolic link, so it never leaves the snapshot. */
export async function scanSnapshot(root: string, slice: TimeSlice): Promise<Scan> {
  const scan: Scan = {
    files: [],
    known: new Set(),
    skipped: { binary: 0, tooLarge: 0, unsafeName: 0, symlink: 0, overLimit: 0 },
  };
  await walk(root, '', [], 0, scan, slice);
  scan.files.sort((a, b) => (a.path < b.path ? -1 : 1));
  return scan;
}

async function walk(
  root: string,
  relativeFolder: string,
  inherited: readonly Rules[],
  depth: number,
  scan: Scan,
  slice: TimeSlice,
): Promise<void> {
  await slice.breathe();
  const folder = path.join(root, relativeFolder);
  let entries: Dirent[];
  try {
    entries = await readdir(folder, { withFileTypes: true });
  } catch {
    return;
  }
  const own = await rulesOf(folder, relativeFolder);
  const rules = own ? [...inherited, own] : inherited;
  entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  const isPackageRoot = entries.some((entry) => manifests.has(entry.name));
  for (const entry of entries) {
    const relative = relativeFolder === '' ? entry.name : `${relativeFolder}/${entry.name}`;
    if (!isSafeName(entry.name)) {
      scan.skipped.unsafeName += 1;
    } else if (entry.isSymbolicLink()) {
      scan.skipped.symlink += 1;
    } else if (entry.isDirectory()) {
      if (depth >= MAX_DEPTH || skippedFolders.has(entry.name)) continue;
      if (isPackageRoot && outputFolders.has(entry.name)) continue;
      if (isIgnored(rules, relative, true)) continue;
      scan.known.add(relative);
      await walk(root, relative, rules, depth + 1, scan, slice);
    } else if (entry.isFile()) {
      if (isIgnored(rules, relative, false)) continue;
      admit(relative, folder, entry.name, scan);
    }
  }
}

function admit(relative: string, folder: string, name: string, scan: Scan): void {
  if (scan.known.size < MAX_FILES * 4) scan.known.add(relative);
  if (binaryExtensions.has(path.extname(name).toLowerCase())) {
    scan.skipped.binary += 1;
  } else if (scan.files.length >= MAX_FILES) {
    scan.skipped.overLimit += 1;
  } else {
    scan.files.push({ path: relative, absolutePath: path.join(folder, name) });
  }
}

export type ReadOutcome =
  | { type: 'text'; text: string; bytes: Buffer }
  | { type: 'binary' }
  | { type: 'too-large' }
  | { type: 'gone' };

/** Reads a file by its own descriptor, without following links: what was checked is what is read. */
export async function readTextFile(absolutePath: string): Promise<ReadOutcome> {
  let handle: FileHandle | null = null;
  try {
    handle = await open(absolutePath, constants.O_RDONLY | constants.O_NOFOLLOW);
    const stats = await handle.stat();
    if (!stats.isFile()) return { type: 'gone' };
    if (stats.size > MAX_FILE_BYTES) return { type: 'too-large' };
    const bytes = await handle.readFile();
    if (bytes.subarray(0, 8_192).includes(0)) return { type: 'binary' };
    return { type: 'text', text: bytes.toString('utf8'), bytes };
  } catch {
    return { type: 'gone' };
  } finally {
    await handle?.close();
  }
}
