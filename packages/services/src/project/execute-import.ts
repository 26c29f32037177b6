import { rm } from 'node:fs/promises';
import { isDomainError } from '@planline/contracts/domain-error';
import type { JobPayload } from '@planline/contracts/job';
import { projects } from '@planline/db/schema/projects';
import { detectFramework } from '@planline/engine/workspace/detect-framework';
import { ensureSnapshot } from '@planline/engine/workspace/snapshots';
import { and, eq } from 'drizzle-orm';
import type { Dependencies } from '../context';
import { failImport } from './fail-import';
import { fetchSource, type ImportOptions } from './fetch-source';
import { finishImport } from './finish-import';

/** Far below the time after which a sweep gives an import up. */
const beatMs = 30_000;

/**
 * The job behind `importing`: fetches the source into the project's repository and makes it ready, or
 * says why it could not and leaves nothing behind. Safe to run again after a crash: what an earlier
 * try left is removed first, and a project that is no longer importing is left alone.
 * @throws the signal's reason on abort, so that the queue tries again
 */
export async function executeImport(
  ctx: Dependencies,
  job: JobPayload<'import-project'>,
  options: ImportOptions,
): Promise<void> {
  const { projectId, source } = job;
  if (!(await beat(ctx, projectId))) return removeUpload(ctx, source);
  const logger = ctx.logger.child({ projectId, source: source.type });
  const timer = setInterval(() => {
    beat(ctx, projectId).catch((error) => logger.warn({ err: error }, 'no beat'));
  }, beatMs);
  try {
    await ctx.storage.removeProject(projectId);
    const head = await fetchSource(ctx.storage, job, options);
    // The tree that the first plan run will read, made while nobody waits for it.
    const snapshot = await ensureSnapshot(ctx.storage, projectId, head.commit, options.signal);
    const framework = await detectFramework(snapshot);
    const tree = {
      commitSha: head.commit,
      branch: 'main',
      fileCount: head.fileCount,
      framework,
    };
    const isFinished = await finishImport(ctx, job, tree);
    // Removed while it was being imported: its files go too.
    if (!isFinished) await ctx.storage.removeProject(projectId);
  } catch (error) {
    await ctx.storage.removeProject(projectId);
    if (options.signal?.aborted) throw error;
    logger[isDomainError(error) ? 'info' : 'error']({ err: error }, 'import failed');
    await failImport(ctx, projectId, error);
  } finally {
    clearInterval(timer);
  }
  await removeUpload(ctx, source);
}

/** @returns false when the project was removed or is no longer importing */
async function beat(
  ctx: Dependencies,
  projectId: JobPayload<'import-project'>['projectId'],
): Promise<boolean> {
  const rows = await ctx.db
    .update(projects)
    .set({ updatedAt: ctx.clock() })
    .where(and(eq(projects.id, projectId), eq(projects.status, 'importing')))
    .returning({ id: projects.id });
  return rows.length > 0;
}

async function removeUpload(
  ctx: Dependencies,
  source: JobPayload<'import-project'>['source'],
): Promise<void> {
  if (source.type === 'archive') await rm(ctx.storage.upload(source.file), { force: true });
}
