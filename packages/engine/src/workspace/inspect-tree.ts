import { DomainError } from '@planline/contracts/domain-error';
import { runGit } from './git';
import { createImportMeter, type ImportLimits } from './import-limits';
import { isSafeRelativePath, linkStaysInside, unsafeEntry } from './safe-entry';

/**
 * What a commit would put on the disk is judged before it is put there: sizes and counts, names, and
 * links that lead out of the tree.
 * @throws IMPORT_TOO_LARGE, IMPORT_UNSAFE_ENTRY, IMPORT_FAILED for an empty tree
 */
export async function inspectTree(
  repository: string,
  commit: string,
  limits: ImportLimits,
): Promise<{ fileCount: number }> {
  const listing = await runGit(['ls-tree', '-r', '-z', '-l', commit], { cwd: repository });
  const meter = createImportMeter(limits);
  const links: { name: string; object: string }[] = [];
  for (const line of listing.split('\0')) {
    const match = /^(\d{6}) (\w+) ([0-9a-f]+)\s+(\d+|-)\t([\s\S]+)$/u.exec(line);
    if (!match) continue;
    const [, mode = '', , object = '', size = '0', name = ''] = match;
    if (!isSafeRelativePath(name)) throw unsafeEntry(name);
    if (mode === '160000') continue; // A submodule is a name without content.
    meter.addFile(size === '-' ? 0 : Number(size));
    if (mode === '120000') links.push({ name, object });
  }
  for (const link of links.slice(0, 5_000)) {
    const target = await runGit(['cat-file', 'blob', link.object], { cwd: repository });
    if (!linkStaysInside('/tree', `/tree/${link.name}`, target)) throw unsafeEntry(link.name);
  }
  if (meter.files === 0) throw new DomainError('IMPORT_FAILED', { reason: 'empty' });
  return { fileCount: meter.files };
}
