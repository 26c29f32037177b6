import type { CodeIndex, SymbolFact } from '../code-index/code-index';
import type { Inspected } from './findings-context';

const LONG_FUNCTION_LINES = 60;
const MANY_BRANCHES = 10;
const LARGE_FILE_LINES = 400;
const CHURN_COMMITS = 100;
const CHURN_SHARE = 0.2;
const lockFiles = new Set([
  'package-lock.json',
  'pnpm-lock.yaml',
  'yarn.lock',
  'bun.lock',
  'npm-shrinkwrap.json',
  'poetry.lock',
  'uv.lock',
  'go.sum',
]);

export interface MeasuredFunction extends SymbolFact {
  file: string;
  length: number;
}

export function functionsOf(index: CodeIndex): MeasuredFunction[] {
  return index.files
    .filter((file) => file.kind === 'source')
    .flatMap((file) =>
      file.symbols
        .filter((symbol) => symbol.kind === 'function' || symbol.kind === 'method')
        .map((symbol) => ({
          ...symbol,
          file: file.path,
          length: symbol.endLine - symbol.line + 1,
        })),
    );
}

export function longFunctions(index: CodeIndex): MeasuredFunction[] {
  return functionsOf(index)
    .filter((entry) => entry.length > LONG_FUNCTION_LINES)
    .sort((a, b) => b.length - a.length);
}

export function complexFunctions(index: CodeIndex): MeasuredFunction[] {
  return functionsOf(index)
    .filter((entry) => entry.complexity > MANY_BRANCHES)
    .sort((a, b) => b.complexity - a.complexity);
}

export function largeFiles(index: CodeIndex): { path: string; lines: number }[] {
  return index.files
    .filter((file) => file.kind === 'source' && file.lines > LARGE_FILE_LINES)
    .sort((a, b) => b.lines - a.lines)
    .map((file) => ({ path: file.path, lines: file.lines }));
}

export function todosOf(index: CodeIndex): { file: string; line: number; text: string }[] {
  return index.files
    .filter((file) => file.kind !== 'generated')
    .flatMap((file) => file.todos.map((todo) => ({ file: file.path, ...todo })));
}

/** Classes of style sheets that no page, script or template names in any way. */
export function unusedClasses(index: CodeIndex): { file: string; line: number; name: string }[] {
  const used = new Set<string>();
  const others = index.files.filter((file) => file.kind !== 'style' && file.kind !== 'generated');
  for (const file of others) for (const name of file.page?.classes ?? []) used.add(name);
  const isNamed = (name: string): boolean => {
    const term = name.replace(/[_$]/g, '').toLowerCase();
    const parts = name.split('-').filter((part) => part !== '');
    return others.some(
      (file) =>
        file.page === undefined &&
        (file.terms.has(term) || parts.every((part) => hasPart(file.terms, part))),
    );
  };
  const found = new Map<string, { file: string; line: number; name: string }>();
  for (const file of index.files) {
    if (file.kind !== 'style') continue;
    for (const { name, line } of file.style?.classes ?? []) {
      if (used.has(name) || found.has(name) || isNamed(name)) continue;
      found.set(name, { file: file.path, line, name });
    }
  }
  return [...found.values()];
}

/** Terms are stems, so a part counts as named when any term begins as it does. */
function hasPart(terms: ReadonlyMap<string, number>, part: string): boolean {
  const start = part.toLowerCase().slice(0, Math.max(3, part.length - 2));
  for (const term of terms.keys()) if (term.startsWith(start)) return true;
  return false;
}

export function hasTests(index: CodeIndex): boolean {
  return index.files.some((file) => file.kind === 'test');
}

export function manifestsWithoutLock({ index, manifests }: Inspected): string[] {
  const hasLock = [...index.known].some((path) => lockFiles.has(path.split('/').at(-1) ?? ''));
  if (hasLock) return [];
  return manifests
    .filter(
      (manifest) => manifest.file.endsWith('package.json') && manifest.dependencies.length > 0,
    )
    .map((manifest) => manifest.file);
}

export function looseDependencies({ manifests }: Inspected): { file: string; name: string }[] {
  return manifests.flatMap((manifest) =>
    manifest.dependencies
      .filter(({ version }) => ['*', 'latest', 'x', ''].includes(version.trim()))
      .map(({ name }) => ({ file: manifest.file, name })),
  );
}

/** Files that a fifth of the recent commits touched, when there is a history worth counting. */
export function churn({ index, history }: Inspected): { path: string; commits: number }[] {
  const recent = history.slice(0, CHURN_COMMITS);
  if (recent.length < 10) return [];
  const counts = new Map<string, number>();
  for (const commit of recent) {
    for (const file of commit.files) counts.set(file, (counts.get(file) ?? 0) + 1);
  }
  return [...counts]
    .filter(([path, commits]) => commits / recent.length >= CHURN_SHARE && isWritten(index, path))
    .sort((a, b) => b[1] - a[1])
    .map(([path, commits]) => ({ path, commits }));
}

function isWritten(index: CodeIndex, path: string): boolean {
  const kind = index.byPath.get(path)?.kind;
  return kind === 'source' || kind === 'page' || kind === 'style';
}
