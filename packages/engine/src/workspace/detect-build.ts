import { access, lstat, readFile, realpath } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { findProgram } from './find-program';

const manifestSchema = z.object({
  scripts: z.record(z.string(), z.unknown()).catch({}).default({}),
  dependencies: z.record(z.string(), z.unknown()).catch({}).default({}),
  devDependencies: z.record(z.string(), z.unknown()).catch({}).default({}),
});

export interface ProjectBuild {
  /** Absent when there is nothing to install. */
  install: readonly string[] | null;
  build: readonly string[] | null;
  /** Where the result is expected, relative, first existing one wins; `.` for a folder that is served as it is. */
  outputCandidates: readonly string[];
}

const lockFiles = [
  ['pnpm-lock.yaml', 'pnpm'],
  ['yarn.lock', 'yarn'],
  ['package-lock.json', 'npm'],
] as const;

const outputFolders = ['dist', 'build', 'out', 'public', '_site'];

/** How a project is installed and built, from its own manifest: argument lists, never shell lines. */
export async function detectBuild(folder: string): Promise<ProjectBuild> {
  const manifest = await readManifest(folder);
  if (manifest === null)
    return { install: null, build: null, outputCandidates: ['.', ...outputFolders] };
  const hasDependencies =
    Object.keys(manifest.dependencies).length + Object.keys(manifest.devDependencies).length > 0;
  const manager = await packageManager(folder);
  return {
    install: hasDependencies ? installCommand(manager) : null,
    build: typeof manifest.scripts.build === 'string' ? [manager, 'run', 'build'] : null,
    outputCandidates:
      typeof manifest.scripts.build === 'string'
        ? [...outputFolders, '.']
        : ['.', ...outputFolders],
  };
}

/** The first candidate that holds a page; null when there is nothing to show. */
export async function findOutput(
  folder: string,
  candidates: readonly string[],
): Promise<string | null> {
  const root = await realpath(folder);
  for (const candidate of candidates) {
    const place = path.join(root, candidate);
    // A build may have put a link there: what it leads to is not what the build made.
    if ((await realpath(place).catch(() => null)) !== place) continue;
    const page = await lstat(path.join(place, 'index.html')).catch(() => null);
    if (page?.isFile()) return place;
  }
  return null;
}

async function readManifest(folder: string) {
  const text = await readFile(path.join(folder, 'package.json'), 'utf8').catch(() => null);
  if (text === null) return null;
  try {
    return manifestSchema.parse(JSON.parse(text));
  } catch {
    return null;
  }
}

async function packageManager(folder: string): Promise<'npm' | 'pnpm' | 'yarn'> {
  for (const [file, manager] of lockFiles) {
    const isThere = await access(path.join(folder, file)).then(
      () => true,
      () => false,
    );
    if (isThere && (manager === 'npm' || (await findProgram(manager)) !== null)) return manager;
  }
  return 'npm';
}

/** Packages' own scripts do not run: an install is not where a project's code should act. */
function installCommand(manager: 'npm' | 'pnpm' | 'yarn'): readonly string[] {
  const flags = { npm: ['--no-audit', '--no-fund'], pnpm: [], yarn: [] }[manager];
  return [manager, 'install', '--ignore-scripts', ...flags];
}
