import { createWriteStream } from 'node:fs';
import { mkdir, symlink } from 'node:fs/promises';
import path from 'node:path';
import { type Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createImportMeter, type ImportLimits, type ImportMeter } from './import-limits';
import { linkStaysInside, safeEntryPath, unsafeEntry } from './safe-entry';

/**
 * Writes what an archive says into a folder, entry by entry in its order. It counts what really comes
 * out, not what headers promise. @throws IMPORT_TOO_LARGE, IMPORT_UNSAFE_ENTRY
 */
export class ArchiveWriter {
  readonly #root: string;
  readonly #meter: ImportMeter;
  readonly #files = new Set<string>();
  /** Absolute path → text of the link. */
  readonly #links = new Map<string, string>();

  constructor(root: string, limits: ImportLimits) {
    this.#root = root;
    this.#meter = createImportMeter(limits);
  }

  async writeFolder(name: string): Promise<void> {
    await mkdir(this.#place(name), { recursive: true });
  }

  async writeFile(name: string, content: Readable, signal?: AbortSignal): Promise<void> {
    const target = this.#newPlace(name);
    await mkdir(path.dirname(target), { recursive: true });
    const file = createWriteStream(target, { flags: 'wx', mode: 0o644 });
    await pipeline(content, countBytes(this.#meter), file, { signal });
  }

  /** Links are made by `finish`: nothing can be written through one. */
  addLink(name: string, text: string): void {
    const target = this.#newPlace(name);
    this.#meter.addBytes(text.length);
    if (!linkStaysInside(this.#root, target, text)) throw unsafeEntry(name);
    this.#links.set(target, text);
  }

  async finish(): Promise<void> {
    for (const [target, text] of this.#links) {
      await mkdir(path.dirname(target), { recursive: true });
      await symlink(text, target);
    }
  }

  #newPlace(name: string): string {
    const target = this.#place(name);
    if (this.#files.has(target)) throw unsafeEntry(name);
    this.#files.add(target);
    return target;
  }

  #place(name: string): string {
    const target = safeEntryPath(this.#root, name);
    this.#meter.addFile(0);
    for (let place = target; place !== this.#root; place = path.dirname(place)) {
      if (this.#links.has(place)) throw unsafeEntry(name);
    }
    return target;
  }
}

function countBytes(meter: ImportMeter): Transform {
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
