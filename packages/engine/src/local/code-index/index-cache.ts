import { createReadStream } from 'node:fs';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import type { FileFacts } from './code-index';
import type { TimeSlice } from './time-slice';

/** Raise it whenever facts change their meaning: old caches are then read as empty. */
const CACHE_VERSION = 3;
const FILE_NAME = 'local-index.ndjson';
const MAX_LINE = 4 * 1024 * 1024;

const symbolSchema = z.object({
  name: z.string(),
  kind: z.string(),
  line: z.number(),
  endLine: z.number(),
  complexity: z.number(),
  comment: z.string().optional(),
});

/** Only the frame is checked line by line; the file is ours, in a folder that is private to the project. */
const lineSchema = z.object({
  key: z.string(),
  facts: z.looseObject({
    language: z.string(),
    lines: z.number(),
    symbols: z.array(symbolSchema),
    todos: z.array(z.object({ line: z.number(), text: z.string() })),
    imports: z.array(z.string()),
    summary: z.string().nullable(),
    termCount: z.number(),
    terms: z.array(z.union([z.string(), z.number()])),
  }),
});

export type FactsByKey = Map<string, FileFacts>;

function revive(line: string): [string, FileFacts] | null {
  const parsed = lineSchema.safeParse(JSON.parse(line));
  if (!parsed.success) return null;
  const { key, facts } = parsed.data;
  const terms = new Map<string, number>();
  for (let index = 0; index + 1 < facts.terms.length; index += 2) {
    terms.set(String(facts.terms[index]), Number(facts.terms[index + 1]));
  }
  return [key, { ...facts, terms } as unknown as FileFacts];
}

/** Facts of an earlier run, by key; empty when there are none or they cannot be read. */
export async function loadFacts(stateDirectory: string, slice: TimeSlice): Promise<FactsByKey> {
  const found: FactsByKey = new Map();
  const stream = createReadStream(path.join(stateDirectory, FILE_NAME), 'utf8');
  const lines = createInterface({ input: stream, crlfDelay: Number.POSITIVE_INFINITY });
  let isFirst = true;
  try {
    for await (const line of lines) {
      await slice.breathe();
      if (isFirst) {
        if (line !== String(CACHE_VERSION)) return found;
        isFirst = false;
      } else if (line !== '' && line.length < MAX_LINE) {
        const entry = revive(line);
        if (entry) found.set(entry[0], entry[1]);
      }
    }
    return found;
  } catch {
    // No cache, or a torn one: what was read so far is right, the rest is computed again.
    await slice.breathe();
    return found;
  } finally {
    lines.close();
    stream.destroy();
  }
}

/** Replaces the cache in one rename, so that a reader sees the old one or the new one. */
export async function saveFacts(
  stateDirectory: string,
  facts: ReadonlyMap<string, FileFacts>,
  slice: TimeSlice,
): Promise<void> {
  await mkdir(stateDirectory, { recursive: true, mode: 0o700 });
  const target = path.join(stateDirectory, FILE_NAME);
  const draft = `${target}.${process.pid}.${Math.random().toString(36).slice(2)}`;
  const file = await open(draft, 'wx', 0o600);
  try {
    await file.write(`${CACHE_VERSION}\n`);
    for (const [key, value] of facts) {
      const terms = [...value.terms].flat();
      await file.write(`${JSON.stringify({ key, facts: { ...value, terms } })}\n`);
      await slice.breathe();
    }
    await file.close();
    await rename(draft, target);
  } catch (error) {
    await file.close().catch(() => undefined);
    await rm(draft, { force: true });
    throw error;
  }
}
