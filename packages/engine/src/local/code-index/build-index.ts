import { createHash } from 'node:crypto';
import type { CodeIndex, FileFacts, IndexedFile } from './code-index';
import { fileKindOf } from './file-kind';
import { loadFacts, saveFacts } from './index-cache';
import { type FactTools, readFacts } from './read-facts';
import { readTextFile, scanSnapshot } from './scan-snapshot';
import { sourceLanguageOf } from './source-language';
import type { TimeSlice } from './time-slice';

export interface IndexProgress {
  file: string;
  count: number;
}

const PROGRESS_EVERY = 50;

/**
 * Indexes a snapshot, file by file, yielding now and then how far it is.
 * Facts are cached by content, so a second run parses only what changed.
 */
export async function* buildIndex(
  root: string,
  stateDirectory: string,
  tools: FactTools,
  slice: TimeSlice,
): AsyncGenerator<IndexProgress, CodeIndex, void> {
  const scan = await scanSnapshot(root, slice);
  const cached = await loadFacts(stateDirectory, slice);
  const current = new Map<string, FileFacts>();
  const files: IndexedFile[] = [];
  let fresh = 0;
  for (const entry of scan.files) {
    await slice.breathe();
    const outcome = await readTextFile(entry.absolutePath);
    if (outcome.type === 'binary') scan.skipped.binary += 1;
    if (outcome.type === 'too-large') scan.skipped.tooLarge += 1;
    if (outcome.type !== 'text') continue;
    const hash = createHash('sha256').update(outcome.bytes).digest('hex');
    const key = `${sourceLanguageOf(entry.path).grammar ?? sourceLanguageOf(entry.path).name}:${hash}`;
    let facts = cached.get(key) ?? current.get(key);
    if (!facts) {
      facts = await readFacts(entry.path, outcome.text, tools, slice);
      fresh += 1;
      if (fresh % PROGRESS_EVERY === 1) yield { file: entry.path, count: files.length + 1 };
    }
    current.set(key, facts);
    files.push({
      ...facts,
      path: entry.path,
      kind: fileKindOf(entry.path),
      bytes: outcome.bytes.length,
      hash,
    });
  }
  if (fresh > 0 || current.size !== cached.size) {
    await saveFacts(stateDirectory, current, slice);
  }
  return {
    root,
    files,
    byPath: new Map(files.map((file) => [file.path, file])),
    known: scan.known,
    skipped: scan.skipped,
  };
}
