import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { DomainError, isDomainError } from '@planline/contracts/domain-error';
import { Parser, type ReadEntry } from 'tar';
import { ArchiveWriter } from './archive-writer';
import type { ImportLimits } from './import-limits';
import { isLeftOut, unsafeEntry } from './safe-entry';

export interface UnpackInput {
  file: string;
  folder: string;
  limits: ImportLimits;
  signal?: AbortSignal;
}

/** Plain or gzipped tar. The first bad entry ends it; nothing is written after it returns. */
export async function unpackTar(input: UnpackInput): Promise<void> {
  const writer = new ArchiveWriter(input.folder, input.limits);
  const stop = new AbortController();
  let written = Promise.resolve();
  const parser = new Parser({
    strict: true,
    // Bounded by what comes out, which the writer counts.
    maxDecompressionRatio: Number.POSITIVE_INFINITY,
    onReadEntry(entry) {
      written = written
        .then(() => (stop.signal.aborted ? undefined : unpackEntry(entry, writer, stop.signal)))
        .catch((error: unknown) => stop.abort(error));
    },
  });
  const signals = input.signal ? [input.signal, stop.signal] : [stop.signal];
  try {
    // The types of `tar` do not say that its parser is a writable stream; its documentation does.
    await pipeline(createReadStream(input.file), parser as unknown as NodeJS.WritableStream, {
      signal: AbortSignal.any(signals),
    });
  } catch (error) {
    stop.abort(new DomainError('IMPORT_FAILED', { reason: 'damaged' }, { cause: error }));
  }
  await written;
  input.signal?.throwIfAborted();
  if (stop.signal.aborted) {
    const { reason } = stop.signal;
    if (isDomainError(reason)) throw reason;
    throw new DomainError('IMPORT_FAILED', { reason: 'damaged' }, { cause: reason });
  }
  await writer.finish();
}

async function unpackEntry(
  entry: ReadEntry,
  writer: ArchiveWriter,
  signal: AbortSignal,
): Promise<void> {
  const name = entry.path;
  if (isLeftOut(name)) {
    entry.resume();
    return;
  }
  switch (entry.type) {
    case 'File':
    case 'OldFile':
    case 'ContiguousFile':
      return writer.writeFile(name, Readable.from(entry, { objectMode: false }), signal);
    case 'Directory':
    case 'GNUDumpDir':
      await writer.writeFolder(name);
      break;
    case 'SymbolicLink':
      writer.addLink(name, entry.linkpath ?? '');
      break;
    default:
      throw unsafeEntry(name);
  }
  entry.resume();
}
