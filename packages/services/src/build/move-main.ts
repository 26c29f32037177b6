import type { ProjectId } from '@planline/contracts/ids';
import { runGit } from '@planline/engine/workspace/git';
import { advanceMain } from '@planline/engine/workspace/worktrees';
import type { Dependencies } from '../context';

/**
 * Brings `main` to the new version's commit. It may have stayed behind, when a worker died between the
 * version and this: then it moves on from where it is. False when `main` leads somewhere else.
 */
export async function moveMain(
  ctx: Pick<Dependencies, 'storage'>,
  projectId: ProjectId,
  from: string,
  to: string,
): Promise<boolean> {
  if (await advanceMain(ctx.storage, projectId, from, to)) return true;
  const cwd = ctx.storage.repository(projectId);
  const main = (await runGit(['rev-parse', 'refs/heads/main'], { cwd })).trim();
  const isBehind = await runGit(['merge-base', '--is-ancestor', main, to], { cwd }).then(
    () => true,
    () => false,
  );
  return isBehind && advanceMain(ctx.storage, projectId, main, to);
}
