import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';

const manifestSchema = z.object({
  dependencies: z.record(z.string(), z.unknown()).catch({}).default({}),
  devDependencies: z.record(z.string(), z.unknown()).catch({}).default({}),
});

/** By dependency, the most telling first. */
const byDependency: readonly (readonly [string, string])[] = [
  ['next', 'Next.js'],
  ['nuxt', 'Nuxt'],
  ['@remix-run/react', 'Remix'],
  ['astro', 'Astro'],
  ['@sveltejs/kit', 'SvelteKit'],
  ['@angular/core', 'Angular'],
  ['gatsby', 'Gatsby'],
  ['vue', 'Vue'],
  ['svelte', 'Svelte'],
  ['react', 'React'],
  ['@nestjs/core', 'NestJS'],
  ['fastify', 'Fastify'],
  ['express', 'Express'],
];

const byFile: readonly (readonly [RegExp, string])[] = [
  [/^manage\.py$/u, 'Django'],
  [/^Gemfile$/u, 'Ruby'],
  [/^Cargo\.toml$/u, 'Rust'],
  [/^go\.mod$/u, 'Go'],
  [/^pom\.xml$|^build\.gradle/u, 'JVM'],
  [/^composer\.json$/u, 'PHP'],
  [/^pyproject\.toml$|^requirements\.txt$|^setup\.py$/u, 'Python'],
];

/** The project's framework in a word, from its manifests; null when nothing tells. */
export async function detectFramework(folder: string): Promise<string | null> {
  const names = await readdir(folder);
  if (names.includes('package.json')) {
    const found = await frameworkOfManifest(path.join(folder, 'package.json'));
    if (found) return found;
  }
  const found = byFile.find(([pattern]) => names.some((name) => pattern.test(name)));
  if (found) return found[1];
  if (names.includes('index.html')) return 'Static site';
  return names.includes('package.json') ? 'Node.js' : null;
}

async function frameworkOfManifest(file: string): Promise<string | null> {
  try {
    const manifest = manifestSchema.parse(JSON.parse(await readFile(file, 'utf8')));
    const used = { ...manifest.dependencies, ...manifest.devDependencies };
    return byDependency.find(([name]) => name in used)?.[1] ?? null;
  } catch {
    return null;
  }
}
