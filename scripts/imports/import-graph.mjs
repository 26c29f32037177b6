import { existsSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { readImports } from './read-imports.mjs';
import { sourceFilesOf, workspaceParts } from './source-files.mjs';

/**
 * @typedef {import('./read-imports.mjs').Import & { target: string | null }} Edge
 *   `target` is a file of the workspace, relative to the root; null for npm packages and Node.
 * @typedef {{ file: string, part: string, isClient: boolean, edges: Edge[] }} Module
 * @typedef {{ root: string, parts: Map<string, import('./source-files.mjs').Part>, modules: Map<string, Module> }} ImportGraph
 */

const endings = ['', '.ts', '.tsx', '.mjs', '/index.ts', '/index.tsx'];

/** @returns {ImportGraph} */
export function readImportGraph(root) {
  const parts = new Map(workspaceParts(root).map((part) => [part.name, part]));
  const modules = new Map();
  for (const part of parts.values()) {
    for (const file of sourceFilesOf(root, part.folder)) {
      const { imports, isClient } = readImports(file, readFileSync(path.join(root, file), 'utf8'));
      const edges = imports.map((one) => ({
        ...one,
        target: resolveImport(root, parts, part, file, one.specifier),
      }));
      modules.set(file, { file, part: part.name, isClient, edges });
    }
  }
  return { root, parts, modules };
}

function resolveImport(root, parts, part, file, specifier) {
  if (specifier.startsWith('.')) {
    return existingFile(root, path.posix.join(path.posix.dirname(file), specifier));
  }
  if (specifier.startsWith('@/')) {
    const inner = specifier.slice(2);
    return (
      existingFile(root, `${part.folder}/${inner}`) ??
      existingFile(root, `${part.folder}/src/${inner}`)
    );
  }
  const [, name, subpath] = /^@planline\/([^/]+)(?:\/(.+))?$/.exec(specifier) ?? [];
  const other = name === undefined ? undefined : parts.get(name);
  return other === undefined ? null : resolveExport(root, other, subpath ?? '');
}

/** As Node does it: an exact entry first, then the pattern with the longest fixed beginning. */
function resolveExport(root, part, subpath) {
  const entries = Object.entries(part.manifest.exports ?? {});
  const wanted = subpath === '' ? '.' : `./${subpath}`;
  const exact = entries.find(([key]) => key === wanted);
  if (exact) return existingFile(root, path.posix.join(part.folder, targetOf(exact[1])));
  const patterns = entries
    .filter(([key]) => key.includes('*'))
    .sort(([a], [b]) => b.indexOf('*') - a.indexOf('*'));
  for (const [key, value] of patterns) {
    const [head, tail] = key.split('*');
    if (!wanted.startsWith(head) || !wanted.endsWith(tail)) continue;
    const star = wanted.slice(head.length, wanted.length - tail.length);
    return existingFile(root, path.posix.join(part.folder, targetOf(value).replaceAll('*', star)));
  }
  return null;
}

const targetOf = (value) =>
  typeof value === 'string' ? value : (value.default ?? value.import ?? value.types ?? '');

function existingFile(root, relative) {
  for (const ending of endings) {
    const candidate = `${relative}${ending}`;
    const full = path.join(root, candidate);
    if (existsSync(full) && statSync(full).isFile()) return candidate;
  }
  return null;
}

/** Every file that `start` reaches by imports that exist at run time, itself included. */
export function reachableFrom(graph, start) {
  const seen = new Set([start]);
  const waiting = [start];
  while (waiting.length > 0) {
    for (const edge of graph.modules.get(waiting.pop())?.edges ?? []) {
      if (edge.isType || edge.target === null || seen.has(edge.target)) continue;
      seen.add(edge.target);
      waiting.push(edge.target);
    }
  }
  return seen;
}
