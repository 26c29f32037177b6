import { DomainError } from '@planline/contracts/domain-error';

/** Bounds of an import; whatever crosses one ends it with IMPORT_TOO_LARGE. */
export interface ImportLimits {
  maxBytes: number;
  maxFiles: number;
  maxArchiveBytes: number;
}

export const defaultImportLimits: ImportLimits = {
  maxBytes: 512 * 1024 * 1024,
  maxFiles: 50_000,
  maxArchiveBytes: 128 * 1024 * 1024,
};

export interface ImportMeter {
  /** @throws IMPORT_TOO_LARGE */
  addFile(bytes: number): void;
  addBytes(bytes: number): void;
  readonly files: number;
  readonly bytes: number;
}

export function createImportMeter(
  limits: Pick<ImportLimits, 'maxBytes' | 'maxFiles'>,
): ImportMeter {
  let files = 0;
  let bytes = 0;
  const meter: ImportMeter = {
    get files() {
      return files;
    },
    get bytes() {
      return bytes;
    },
    addFile(size) {
      files += 1;
      if (files > limits.maxFiles)
        throw new DomainError('IMPORT_TOO_LARGE', { measure: 'files', maximum: limits.maxFiles });
      meter.addBytes(size);
    },
    addBytes(size) {
      bytes += size;
      if (bytes > limits.maxBytes)
        throw new DomainError('IMPORT_TOO_LARGE', { measure: 'bytes', maximum: limits.maxBytes });
    },
  };
  return meter;
}
