/** The key of the benchmark: it opens nothing else. */
export const benchKey = { keyId: 'bench-key', secret: Buffer.alloc(32, 7) };
