import { lstat, readdir } from 'node:fs/promises';
import path from 'node:path';
import { DomainError } from '@planline/contracts/domain-error';

const lookEveryMs = 250;

/**
 * Runs what fills a folder and ends it when the folder grows beyond the limit: a transfer says nothing of
 * its size beforehand, or not the truth.
 * @throws IMPORT_TOO_LARGE; the signal's reason on abort
 */
export async function withSizeLimit<Result>(
  folder: string,
  maximum: number,
  signal: AbortSignal | undefined,
  work: (signal: AbortSignal) => Promise<Result>,
): Promise<Result> {
  const tooLarge = new AbortController();
  const look = async () => {
    if ((await folderBytes(folder)) <= maximum) return;
    tooLarge.abort(new DomainError('IMPORT_TOO_LARGE', { measure: 'bytes', maximum }));
  };
  const timer = setInterval(look, lookEveryMs);
  try {
    const result = await work(
      signal ? AbortSignal.any([signal, tooLarge.signal]) : tooLarge.signal,
    );
    await look();
    tooLarge.signal.throwIfAborted();
    return result;
  } finally {
    clearInterval(timer);
  }
}

async function folderBytes(folder: string): Promise<number> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true }).catch(() => []);
  const sizes = entries
    .filter((entry) => entry.isFile())
    .map((entry) =>
      lstat(path.join(entry.parentPath, entry.name)).then(
        ({ size }) => size,
        () => 0,
      ),
    );
  return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
}
