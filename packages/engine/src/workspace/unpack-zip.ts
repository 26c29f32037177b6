import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { mkdir, symlink } from 'node:fs/promises';
import path from 'node:path';
import { type Readable, Transform } from 'node:stream';
import { text } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { DomainError, isDomainError } from '@planline/contracts/domain-error';
import { type Entry, open, type ZipFile } from 'yauzl';
import { createImportMeter, type ImportMeter } from './import-limits';
import { linkStaysInside, safeEntryPath, unsafeEntry } from './safe-entry';
import type { UnpackInput } from './unpack-tar';

const fileTypeMask = 0o170000;
const symbolicLink = 0o120000;
const regularFile = 0o100000;
const directory = 0o040000;

/** Zip, entry by entry; what an entry really unpacks to is counted, not what its header says. */
export async function unpackZip(input: UnpackInput): Promise<void> {
  const meter = createImportMeter(input.limits);
  const seen = new Set<string>();
  let zip: ZipFile | null = null;
  try {
    zip = await openZip(input.file);
    for await (const entry of entriesOf(zip)) {
      input.signal?.throwIfAborted();
      await unpackEntry(zip, entry, input.folder, meter, seen);
    }
  } catch (error) {
    if (isDomainError(error) || input.signal?.aborted) throw error;
    if (
      error instanceof Error &&
      /invalid relative path|absolute path|invalid characters/u.test(error.message)
    )
      throw unsafeEntry(error.message.split(': ').at(-1) ?? 'entry');
    throw new DomainError('IMPORT_FAILED', { reason: 'damaged' }, { cause: error });
  } finally {
    zip?.close();
  }
}

async function unpackEntry(
  zip: ZipFile,
  entry: Entry,
  folder: string,
  meter: ImportMeter,
  seen: Set<string>,
): Promise<void> {
  const target = safeEntryPath(folder, entry.fileName);
  const type = (entry.externalFileAttributes >>> 16) & fileTypeMask;
  if (entry.fileName.endsWith('/') || type === directory) {
    await mkdir(target, { recursive: true });
    return;
  }
  if (seen.has(target)) throw unsafeEntry(entry.fileName);
  seen.add(target);
  await mkdir(path.dirname(target), { recursive: true });
  meter.addFile(0);
  const content = await openEntry(zip, entry);
  if (type === symbolicLink) {
    const linkText = await text(content.pipe(counting(meter)));
    if (!linkStaysInside(folder, target, linkText)) throw unsafeEntry(entry.fileName);
    await symlink(linkText, target);
  } else if (type === 0 || type === regularFile) {
    // `wx` follows no link: an earlier entry cannot lead a later one elsewhere.
    await pipeline(
      content,
      counting(meter),
      createWriteStream(target, { flags: 'wx', mode: 0o644 }),
    );
  } else throw unsafeEntry(entry.fileName);
}

function counting(meter: ImportMeter): Transform {
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      try {
        meter.addBytes(chunk.length);
        done(null, chunk);
      } catch (error) {
        done(error as Error);
      }
    },
  });
}

function openZip(file: string): Promise<ZipFile> {
  return new Promise((resolve, reject) => {
    open(file, { lazyEntries: true, autoClose: false, strictFileNames: true }, (error, zip) =>
      zip ? resolve(zip) : reject(error),
    );
  });
}

/** One entry at a time: the next is asked for only when the last has been written. */
async function* entriesOf(zip: ZipFile): AsyncGenerator<Entry, void, void> {
  for (;;) {
    const next = Promise.race([
      once(zip, 'entry').then(([entry]) => entry as Entry),
      once(zip, 'end').then(() => null),
    ]);
    zip.readEntry();
    const entry = await next;
    if (entry === null) return;
    yield entry;
  }
}

function openEntry(zip: ZipFile, entry: Entry): Promise<Readable> {
  return new Promise((resolve, reject) => {
    zip.openReadStream(entry, (error, stream) => (stream ? resolve(stream) : reject(error)));
  });
}
