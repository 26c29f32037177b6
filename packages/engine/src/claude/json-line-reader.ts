/** Cuts a byte stream into lines of JSON. What is no JSON object, or too long, is passed over. */
export class JsonLineReader {
  readonly #maxBytes: number;
  #chunks: Buffer[] = [];
  #length = 0;
  #isTooLong = false;

  constructor(maxBytes = 8 * 1024 * 1024) {
    this.#maxBytes = maxBytes;
  }

  push(chunk: Buffer): Record<string, unknown>[] {
    const records: Record<string, unknown>[] = [];
    let start = 0;
    for (let end = chunk.indexOf(10); end !== -1; end = chunk.indexOf(10, start)) {
      this.#keep(chunk.subarray(start, end));
      const record = this.#takeLine();
      if (record) records.push(record);
      start = end + 1;
    }
    this.#keep(chunk.subarray(start));
    return records;
  }

  /** The last line, when the stream ended without a newline. */
  end(): Record<string, unknown>[] {
    const record = this.#takeLine();
    return record ? [record] : [];
  }

  #keep(bytes: Buffer) {
    this.#length += bytes.length;
    if (this.#length > this.#maxBytes) {
      this.#isTooLong = true;
      this.#chunks = [];
    } else if (bytes.length > 0) {
      this.#chunks.push(bytes);
    }
  }

  #takeLine(): Record<string, unknown> | null {
    // Decoded as a whole line, so that no character is cut; bad bytes become U+FFFD.
    const line = this.#isTooLong ? '' : Buffer.concat(this.#chunks).toString('utf8');
    this.#chunks = [];
    this.#length = 0;
    this.#isTooLong = false;
    if (!line.trimStart().startsWith('{')) return null;
    try {
      return JSON.parse(line) as Record<string, unknown>;
    } catch {
      return null;
    }
  }
}
