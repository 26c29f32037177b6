import path from 'node:path';
import { DomainError } from '@planline/contracts/domain-error';

/** A path inside a project, as an archive or a model names it: relative, below its root, and outside of `.git`. */
export function isSafeRelativePath(name: string): boolean {
  if (name === '' || name.length > 1_000 || name.includes('\0') || name.includes('\\'))
    return false;
  if (path.posix.isAbsolute(name) || /^[A-Za-z]:/u.test(name)) return false;
  const parts = name.split('/');
  return parts.every((part) => part !== '..' && part.toLowerCase() !== '.git');
}

/** What archives carry along and nobody means to import: repositories, and notes of the Finder. */
export function isLeftOut(name: string): boolean {
  return name.split('/').some((part) => part === '.git' || part === '__MACOSX');
}

/** @throws IMPORT_UNSAFE_ENTRY */
export function safeEntryPath(root: string, name: string): string {
  const clean = name.replace(/^(?:\.\/)+/u, '').replace(/\/+$/u, '');
  if (!isSafeRelativePath(clean)) throw unsafeEntry(name);
  return path.join(root, clean);
}

export function unsafeEntry(entry: string): DomainError<'IMPORT_UNSAFE_ENTRY'> {
  return new DomainError('IMPORT_UNSAFE_ENTRY', { entry: entry.slice(0, 200) });
}

/** True when a symbolic link at `linkPath` with this text stays inside `root`; both absolute. */
export function linkStaysInside(root: string, linkPath: string, target: string): boolean {
  if (target.includes('\0') || path.isAbsolute(target)) return false;
  const resolved = path.resolve(path.dirname(linkPath), target);
  return resolved === root || resolved.startsWith(`${root}${path.sep}`);
}
