import path from 'node:path';
import type { CodeIndex, IndexedFile } from '../code-index/code-index';

const extensions = ['', '.ts', '.tsx', '.js', '.jsx', '.mjs', '.cjs', '.py', '.rb', '.php', '.css'];
const indexNames = ['/index.ts', '/index.tsx', '/index.js', '/index.html', '/__init__.py'];

/** The file that a relative reference from `from` leads to, when it is part of the index. */
export function resolveReference(index: CodeIndex, from: string, target: string): string | null {
  const clean = target.split(/[?#]/)[0] ?? '';
  const base = clean.startsWith('/')
    ? clean.slice(1)
    : path.posix.join(path.posix.dirname(from), clean);
  for (const suffix of [...extensions, ...indexNames]) {
    if (index.byPath.has(base + suffix)) return base + suffix;
  }
  return null;
}

/** Files that import or load the given one, ordered by path. A link between pages is no use of either. */
export function usersOf(index: CodeIndex, file: IndexedFile): string[] {
  const users: string[] = [];
  for (const other of index.files) {
    if (other.path === file.path) continue;
    const targets = [...other.imports, ...(other.page?.assets ?? []).map((asset) => asset.target)];
    const uses = targets.some(
      (target) =>
        (target.startsWith('.') || other.page !== undefined) &&
        resolveReference(index, other.path, target) === file.path,
    );
    if (uses) users.push(other.path);
  }
  return users;
}

/** Tests that mention a file: they import it, or carry its name. */
export function testsOf(index: CodeIndex, file: IndexedFile): string[] {
  const stem = path.posix.basename(file.path).split('.')[0] ?? '';
  const users = new Set(usersOf(index, file));
  return index.files
    .filter((other) => other.kind === 'test' && other.path !== file.path)
    .filter(
      (other) =>
        users.has(other.path) ||
        (stem.length > 2 && path.posix.basename(other.path).split('.')[0] === stem) ||
        (stem.length > 2 && other.imports.some((target) => target.endsWith(`/${stem}`))),
    )
    .map((other) => other.path);
}
