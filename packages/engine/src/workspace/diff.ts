import type { FileDiff } from '@planline/contracts/build';
import type { FolderStorage } from './folder-storage';
import { runGit } from './git';

const patchMaxCharacters = 60_000;
/** Of all files together: beyond it the rest of the files come without a patch. */
const patchesMaxBytes = 4 * 1024 * 1024;
const filesMax = 500;
/** Output ends at a chunk's border, so up to one chunk below the limit. */
const pipeBytes = 64 * 1024;

const changes: Record<string, FileDiff['change']> = {
  A: 'added',
  M: 'modified',
  D: 'deleted',
  R: 'renamed',
  T: 'modified',
};

/** What changed between two commits, by file; a patch that is too long is cut and says so. */
export async function diffCommits(
  storage: FolderStorage,
  projectId: string,
  from: string,
  to: string,
): Promise<FileDiff[]> {
  const cwd = storage.repository(projectId);
  const flags = ['diff', '--no-color', '--no-ext-diff', '--no-textconv', '--find-renames'];
  const [names, counts, patch] = await Promise.all([
    runGit([...flags, '--name-status', '-z', from, to], { cwd }),
    runGit([...flags, '--numstat', '-z', from, to], { cwd }),
    runGit([...flags, '--patch', from, to], {
      cwd,
      maxOutputBytes: patchesMaxBytes,
      truncateOutput: true,
    }),
  ]);
  const lines = countsByPath(counts);
  const patches = patchesByPosition(patch);
  const isCut = (position: number) =>
    position >= patches.length ||
    (Buffer.byteLength(patch) >= patchesMaxBytes - pipeBytes && position === patches.length - 1);
  return statuses(names)
    .slice(0, filesMax)
    .map(({ path, change }, position) => {
      const text = patches[position] ?? '';
      return {
        path,
        change,
        ...(lines.get(path) ?? { added: 0, removed: 0 }),
        patch: text.slice(0, patchMaxCharacters),
        truncated: text.length > patchMaxCharacters || isCut(position),
      };
    });
}

/** The commits from `from` (exclusive) to `to` as mail patches: `git am` takes them. */
export function formatPatch(
  storage: FolderStorage,
  projectId: string,
  from: string,
  to: string,
): Promise<string> {
  return runGit(['format-patch', '--stdout', '--no-ext-diff', '--no-textconv', `${from}..${to}`], {
    cwd: storage.repository(projectId),
  });
}

function statuses(listing: string): { path: string; change: FileDiff['change'] }[] {
  const fields = listing.split('\0');
  const found: { path: string; change: FileDiff['change'] }[] = [];
  for (let at = 0; at < fields.length - 1; ) {
    const letter = (fields[at] ?? '').charAt(0);
    const isPair = letter === 'R' || letter === 'C';
    found.push({
      path: fields[at + (isPair ? 2 : 1)] ?? '',
      change: changes[letter] ?? 'modified',
    });
    at += isPair ? 3 : 2;
  }
  return found;
}

function countsByPath(listing: string): Map<string, { added: number; removed: number }> {
  const found = new Map<string, { added: number; removed: number }>();
  const fields = listing.split('\0');
  for (let at = 0; at < fields.length; at += 1) {
    const match = /^(\d+|-)\t(\d+|-)\t([\s\S]*)$/u.exec(fields[at] ?? '');
    if (!match) continue;
    const [, added = '-', removed = '-', name = ''] = match;
    // A rename has an empty name here and the old and new ones in the next two fields.
    const path = name === '' ? (fields[at + 2] ?? '') : name;
    found.set(path, { added: Number(added) || 0, removed: Number(removed) || 0 });
  }
  return found;
}

/** Git prints the files of a patch in the order of the name list. */
function patchesByPosition(patch: string): string[] {
  return patch.split(/^(?=diff --git )/mu).filter((part) => part.startsWith('diff --git '));
}
