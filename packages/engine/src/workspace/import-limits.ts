import { DomainError } from '@planline/contracts/domain-error';

/** Bounds of an import; whatever crosses one ends it with IMPORT_TOO_LARGE. */
export interface ImportLimits {
  maxBytes: number;
  maxFiles: number;
  maxArchiveBytes: number;
  /** Of one file. */
  maxFileBytes: number;
  /** Of a repository with its past, as it is stored. */
  maxHistoryBytes: number;
}

export const defaultImportLimits: ImportLimits = {
  maxBytes: 512 * 1024 * 1024,
  maxFiles: 50_000,
  maxArchiveBytes: 128 * 1024 * 1024,
  maxFileBytes: 100 * 1024 * 1024,
  maxHistoryBytes: 1024 * 1024 * 1024,
};

/** Commits of history that an import takes with it: enough for evidence, bounded for size. */
export const historyDepth = 2_000;

export interface ImportMeter {
  /** Begins a file. @throws IMPORT_TOO_LARGE */
  addFile(bytes: number): void;
  /** Adds to the file that was begun last. @throws IMPORT_TOO_LARGE */
  addBytes(bytes: number): void;
  readonly files: number;
  readonly bytes: number;
}

export function createImportMeter(
  limits: Pick<ImportLimits, 'maxBytes' | 'maxFiles'> & Partial<ImportLimits>,
): ImportMeter {
  const { maxBytes, maxFiles, maxFileBytes = maxBytes } = limits;
  let files = 0;
  let bytes = 0;
  let ofThisFile = 0;
  const refuse = (measure: 'bytes' | 'files', maximum: number) => {
    throw new DomainError('IMPORT_TOO_LARGE', { measure, maximum });
  };
  const addBytes = (size: number) => {
    bytes += size;
    ofThisFile += size;
    if (ofThisFile > maxFileBytes) refuse('bytes', maxFileBytes);
    if (bytes > maxBytes) refuse('bytes', maxBytes);
  };
  return {
    get files() {
      return files;
    },
    get bytes() {
      return bytes;
    },
    addFile(size) {
      files += 1;
      ofThisFile = 0;
      if (files > maxFiles) refuse('files', maxFiles);
      addBytes(size);
    },
    addBytes,
  };
}
