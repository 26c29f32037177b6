import type { ProjectId } from '@planline/contracts/ids';
import { z } from 'zod';
import type { Caches } from '../cache';

/** More than any prompt has room for. */
const filesMost = 2_000;
const unreadable =
  /\.(?:png|jpe?g|gif|webp|avif|ico|svg|woff2?|ttf|otf|eot|mp[34]|webm|mov|pdf|zip|gz|wasm|map|snap)$|(?:^|\/)(?:package-lock\.json|pnpm-lock\.yaml|yarn\.lock|bun\.lockb?|composer\.lock|Cargo\.lock|poetry\.lock)$|\.min\.(?:js|css)$/i;

/**
 * The files of a version as an engine is told of them: what can be read, the upper folders first. Made once
 * for a version where something is cached.
 */
export async function projectStructure(
  ctx: { caches?: Caches },
  of: { projectId: ProjectId; commitSha: string },
  list: () => Iterable<string>,
): Promise<string[]> {
  const key = `${of.projectId}:${of.commitSha}`;
  const known = await ctx.caches?.structures.find(z.array(z.string()), key);
  if (known) return known;
  const structure = structureOf(list());
  await ctx.caches?.structures.keep(key, structure);
  return structure;
}

export function structureOf(files: Iterable<string>): string[] {
  const readable = [...files].filter((file) => !unreadable.test(file));
  const withDepth = readable.map((file) => ({ file, depth: file.split('/').length }));
  withDepth.sort((one, other) => one.depth - other.depth || (one.file < other.file ? -1 : 1));
  return withDepth.slice(0, filesMost).map(({ file }) => file);
}
