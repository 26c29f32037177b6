import { DomainError } from '@planline/contracts/domain-error';
import { findEscapingLink } from './find-escaping-link';
import { runGit } from './git';
import { createImportMeter, type ImportLimits } from './import-limits';
import { isSafeRelativePath, unsafeEntry } from './safe-entry';

const linkMaxBytes = 4_096;

/**
 * What a commit would put on the disk is judged before it is put there: sizes and counts, names, and
 * links that lead out of the tree.
 * @throws IMPORT_TOO_LARGE, IMPORT_UNSAFE_ENTRY, IMPORT_FAILED for an empty tree
 */
export async function inspectTree(
  repository: string,
  commit: string,
  limits: ImportLimits,
  signal?: AbortSignal,
): Promise<{ fileCount: number }> {
  const listing = await runGit(['ls-tree', '-r', '-z', '-l', commit], { cwd: repository, signal });
  const meter = createImportMeter(limits);
  const names = new Set<string>();
  const links: { name: string; object: string }[] = [];
  for (const line of listing.split('\0')) {
    const match = /^(\d{6}) (\w+) ([0-9a-f]+)\s+(\d+|-)\t([\s\S]+)$/u.exec(line);
    if (!match) continue;
    const [, mode = '', , object = '', size = '0', name = ''] = match;
    if (!isSafeRelativePath(name) || names.has(name)) throw unsafeEntry(name);
    names.add(name);
    if (mode === '160000') continue; // A submodule is a name without content.
    meter.addFile(size === '-' ? 0 : Number(size));
    if (mode !== '120000') continue;
    if (Number(size) > linkMaxBytes) throw unsafeEntry(name);
    links.push({ name, object });
  }
  if (meter.files === 0) throw new DomainError('IMPORT_FAILED', { reason: 'empty' });
  const texts = await readBlobs(
    repository,
    [...new Set(links.map(({ object }) => object))],
    signal,
  );
  const escaping = findEscapingLink(
    new Map(links.map(({ name, object }) => [name, texts.get(object) ?? '/'])),
  );
  if (escaping !== null) throw unsafeEntry(escaping);
  return { fileCount: meter.files };
}

/** Small blobs by object name, all by one process. */
async function readBlobs(
  repository: string,
  objects: readonly string[],
  signal: AbortSignal | undefined,
): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  if (objects.length === 0) return found;
  const output = Buffer.from(
    await runGit(['cat-file', '--batch'], {
      cwd: repository,
      input: `${objects.join('\n')}\n`,
      encoding: 'latin1',
      signal,
    }),
    'latin1',
  );
  for (let at = 0; at < output.length; ) {
    const end = output.indexOf(10, at);
    const [object = '', , size = '0'] = output.toString('latin1', at, end).split(' ');
    const start = end + 1;
    found.set(object, output.toString('utf8', start, start + Number(size)));
    at = start + Number(size) + 1;
  }
  return found;
}
