import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { defineConfig } from 'vitest/config';

const folders = [
  ...['packages', 'apps'].flatMap((parent) =>
    readdirSync(path.join(import.meta.dirname, parent)).map((name) => `${parent}/${name}`),
  ),
  'scripts',
];

/** A package with a configuration of its own keeps it; all others share the one below. */
const projects = folders.map((folder) => {
  const own = path.join(import.meta.dirname, folder, 'vitest.config.ts');
  return existsSync(own)
    ? own
    : {
        extends: true as const,
        root: path.join(import.meta.dirname, folder),
        test: { name: folder.split('/').at(-1) ?? folder },
      };
});

export default defineConfig({
  test: {
    projects,
    pool: 'forks',
    // Most tests start real servers: more files at a time only make each of them slower.
    maxWorkers: 2,
    testTimeout: 30_000,
    hookTimeout: 60_000,
    include: ['**/*.test.ts', '**/*.test.tsx', '**/*.test.mjs'],
    exclude: [
      '**/node_modules/**',
      '**/.next/**',
      '**/fixtures/**',
      '**/sample/**',
      '**/starter/**',
    ],
  },
});
