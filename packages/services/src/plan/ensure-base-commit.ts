import { access, rm } from 'node:fs/promises';
import type { ProjectId } from '@planline/contracts/ids';
import { commitFolder } from '@planline/engine/workspace/commit-folder';
import { runGit } from '@planline/engine/workspace/git';
import type { Dependencies } from '../context';

/**
 * The commit that work on a project starts from: its current version's, else the head of `main`. A project
 * that began as an idea has no repository before its first build: it gets one with an empty commit.
 */
export async function ensureBaseCommit(
  ctx: Pick<Dependencies, 'storage'>,
  projectId: ProjectId,
  version: { commitSha: string } | null,
): Promise<string> {
  if (version) return version.commitSha;
  const repository = ctx.storage.repository(projectId);
  if (await exists(repository)) {
    return (await runGit(['rev-parse', 'refs/heads/main'], { cwd: repository })).trim();
  }
  const folder = await ctx.storage.makeTemporary();
  try {
    return (await commitFolder({ folder, repository, message: 'Begin\n' })).commit;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
