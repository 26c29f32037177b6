import { DomainError, isDomainError } from '@planline/contracts/domain-error';
import { extract } from 'tar';
import { createImportMeter, type ImportLimits } from './import-limits';
import { linkStaysInside, safeEntryPath, unsafeEntry } from './safe-entry';

export interface UnpackInput {
  file: string;
  folder: string;
  limits: ImportLimits;
  signal?: AbortSignal;
}

/** Plain or gzipped tar. Every entry is judged before it is written. */
export async function unpackTar(input: UnpackInput): Promise<void> {
  const meter = createImportMeter(input.limits);
  let refusal: unknown = null;
  const seen = new Set<string>();
  try {
    await extract({
      file: input.file,
      cwd: input.folder,
      strict: true,
      preserveOwner: false,
      noMtime: true,
      dmode: 0o755,
      fmode: 0o644,
      filter(name, entry) {
        if (refusal !== null || input.signal?.aborted) return false;
        try {
          const target = safeEntryPath(input.folder, name);
          const type = 'type' in entry ? entry.type : 'File';
          if (type === 'Directory') return true;
          if (seen.has(target)) throw unsafeEntry(name);
          seen.add(target);
          if (type === 'SymbolicLink') {
            const linkpath = 'linkpath' in entry ? String(entry.linkpath) : '';
            if (!linkStaysInside(input.folder, target, linkpath)) throw unsafeEntry(name);
          } else if (type !== 'File' && type !== 'OldFile' && type !== 'ContiguousFile')
            throw unsafeEntry(name);
          meter.addFile(Number(entry.size));
          return true;
        } catch (error) {
          refusal = error;
          return false;
        }
      },
    });
  } catch (error) {
    if (isDomainError(error)) throw error;
    throw refusal ?? new DomainError('IMPORT_FAILED', { reason: 'damaged' }, { cause: error });
  }
  if (refusal !== null) throw refusal;
  input.signal?.throwIfAborted();
}
