import { text } from 'node:stream/consumers';
import { DomainError, isDomainError } from '@planline/contracts/domain-error';
import { type Entry, openPromise, type ZipFile } from 'yauzl';
import { ArchiveWriter } from './archive-writer';
import { isLeftOut, unsafeEntry } from './safe-entry';
import type { UnpackInput } from './unpack-tar';

const fileTypeMask = 0o170000;
const symbolicLink = 0o120000;
const regularFile = 0o100000;
const directory = 0o040000;
const linkMaxBytes = 4_096;

export async function unpackZip(input: UnpackInput): Promise<void> {
  const writer = new ArchiveWriter(input.folder, input.limits);
  let zip: ZipFile | null = null;
  try {
    zip = await openPromise(input.file, { autoClose: false, strictFileNames: true });
    for await (const entry of zip.eachEntry()) {
      input.signal?.throwIfAborted();
      if (!isLeftOut(entry.fileName)) await unpackEntry(zip, entry, writer);
    }
    input.signal?.throwIfAborted();
    await writer.finish();
  } catch (error) {
    if (isDomainError(error) || input.signal?.aborted) throw error;
    if (error instanceof Error && badName.test(error.message))
      throw unsafeEntry(error.message.split(': ').at(-1) ?? 'entry');
    throw new DomainError('IMPORT_FAILED', { reason: 'damaged' }, { cause: error });
  } finally {
    zip?.close();
  }
}

/** What yauzl says of a name that it will not give us. */
const badName = /invalid relative path|absolute path|invalid characters/u;

async function unpackEntry(zip: ZipFile, entry: Entry, writer: ArchiveWriter): Promise<void> {
  const name = entry.fileName;
  const type = (entry.externalFileAttributes >>> 16) & fileTypeMask;
  if (name.endsWith('/') || type === directory) await writer.writeFolder(name);
  else if (type === 0 || type === regularFile)
    await writer.writeFile(name, await zip.openReadStreamPromise(entry));
  else if (type === symbolicLink && entry.uncompressedSize <= linkMaxBytes)
    // yauzl ends the stream at the size that was promised, so the text is no longer than that.
    writer.addLink(name, await text(await zip.openReadStreamPromise(entry)));
  else throw unsafeEntry(name);
}
