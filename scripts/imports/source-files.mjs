import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const passedOver = new Set([
  'node_modules',
  '.next',
  '.turbo',
  'coverage',
  'fixtures',
  'sample',
  'starter',
  'test-results',
]);

/** @typedef {{ name: string, folder: string, manifest: any }} Part a workspace package; `folder` is relative to the root */

/** @returns {Part[]} */
export function workspaceParts(root) {
  const parents = ['packages', 'apps'].filter((parent) => existsSync(path.join(root, parent)));
  const folders = [
    ...parents.flatMap((parent) =>
      readdirSync(path.join(root, parent)).map((name) => `${parent}/${name}`),
    ),
    'e2e',
    'bench',
  ];
  return folders
    .filter((folder) => existsSync(path.join(root, folder, 'package.json')))
    .map((folder) => {
      const manifest = JSON.parse(readFileSync(path.join(root, folder, 'package.json'), 'utf8'));
      return { name: manifest.name.replace('@planline/', ''), folder, manifest };
    });
}

/** TypeScript sources of a folder, relative to the root, in a stable order. */
export function sourceFilesOf(root, folder, pattern = /(?<!\.d)\.tsx?$/) {
  const found = [];
  const walk = (relative) => {
    const entries = readdirSync(path.join(root, relative), { withFileTypes: true });
    for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
      const inner = `${relative}/${entry.name}`;
      if (entry.isDirectory()) {
        if (!passedOver.has(entry.name)) walk(inner);
      } else if (pattern.test(entry.name)) found.push(inner);
    }
  };
  walk(folder);
  return found;
}
