import path from 'node:path';
import { z } from 'zod';
import type { CodeIndex } from '../code-index/code-index';
import { readTextFile } from '../code-index/scan-snapshot';

export interface ManifestDependency {
  name: string;
  version: string;
}

export interface Manifest {
  file: string;
  name: string | null;
  description: string | null;
  scripts: readonly { name: string; command: string }[];
  dependencies: readonly ManifestDependency[];
}

const MAX_MANIFESTS = 40;
const textRecord = z.record(z.string(), z.string()).catch({});
const packageSchema = z.object({
  name: z.string().nullable().catch(null),
  description: z.string().nullable().catch(null),
  scripts: textRecord,
  dependencies: textRecord,
  devDependencies: textRecord,
  peerDependencies: textRecord,
});

/** The package manifests of a project that can be read, the outermost first. */
export async function readManifests(index: CodeIndex): Promise<Manifest[]> {
  const depthOf = (file: string): number => file.split('/').length;
  const files = index.files
    .map((file) => file.path)
    .filter((file) => ['package.json', 'requirements.txt', 'go.mod'].includes(path.basename(file)))
    .sort((a, b) => depthOf(a) - depthOf(b) || (a < b ? -1 : 1))
    .slice(0, MAX_MANIFESTS);
  const manifests: Manifest[] = [];
  for (const file of files) {
    const outcome = await readTextFile(path.join(index.root, file));
    const manifest = outcome.type === 'text' ? parseManifest(file, outcome.text) : null;
    if (manifest) manifests.push(manifest);
  }
  return manifests;
}

function parseManifest(file: string, text: string): Manifest | null {
  if (file.endsWith('package.json')) return parsePackage(file, text);
  const base = { file, name: null, description: null, scripts: [] };
  if (file.endsWith('go.mod')) {
    const lines = text.split('\n').map((line) => line.trim().split(/\s+/));
    const dependencies = lines
      .map((words) => (words[0] === 'require' ? words.slice(1) : words))
      .filter(([name, version]) => name?.includes('.') && version?.startsWith('v'))
      .map(([name, version]) => ({ name: name as string, version: version as string }));
    return { ...base, dependencies };
  }
  const dependencies = text
    .split('\n')
    .map((line) => line.split('#')[0]?.trim() ?? '')
    .filter((line) => line !== '' && !line.startsWith('-'))
    .map((line) => {
      const at = line.search(/[=<>~!;[\s]/);
      return at === -1
        ? { name: line, version: '*' }
        : { name: line.slice(0, at), version: line.slice(at).trim() };
    });
  return { ...base, dependencies };
}

function parsePackage(file: string, text: string): Manifest | null {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return null;
  }
  const parsed = packageSchema.safeParse(json);
  if (!parsed.success) return null;
  const { name, description, scripts, dependencies, devDependencies, peerDependencies } =
    parsed.data;
  const all = { ...peerDependencies, ...devDependencies, ...dependencies };
  return {
    file,
    name,
    description,
    scripts: Object.entries(scripts).map(([script, command]) => ({ name: script, command })),
    dependencies: Object.entries(all).map(([dependency, version]) => ({
      name: dependency,
      version,
    })),
  };
}
