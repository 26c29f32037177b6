import type { ProjectView } from '@planline/contracts/project';
import type { ServiceContext } from '../context';
import { startImport } from './start-import';

/** Copies a folder of the server's machine; whether it lies under an allowed root, the import decides. */
export function importFromPath(
  ctx: ServiceContext,
  input: { name?: string; path: string },
): Promise<ProjectView> {
  return startImport(ctx, {
    name: input.name ?? lastSegment(input.path),
    origin: 'path',
    originDetail: input.path,
    source: { type: 'path', path: input.path },
  });
}

function lastSegment(path: string): string {
  return path.split(/[/\\]/).filter(Boolean).at(-1)?.slice(0, 120) ?? path.slice(0, 120);
}
