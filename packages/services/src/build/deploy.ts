import { rm } from 'node:fs/promises';
import { DomainError } from '@planline/contracts/domain-error';
import { type VersionId, versionIdSchema } from '@planline/contracts/ids';
import { projectVersions } from '@planline/db/schema/project-versions';
import { countFiles } from '@planline/engine/workspace/commit-folder';
import { findOutput } from '@planline/engine/workspace/detect-build';
import { detectFramework } from '@planline/engine/workspace/detect-framework';
import { packArtifact, publishPreview } from '@planline/engine/workspace/publish';
import { removeTree } from '@planline/engine/workspace/remove-tree';
import { buildBranch, type Worktree } from '@planline/engine/workspace/worktrees';
import { eq } from 'drizzle-orm';
import type { WorkerContext } from '../context';
import type { BuildJournal } from './build-journal';
import { previewUrlOf } from './preview-url';

/** A version that exists as files and is not yet in the database. */
export interface Deployed {
  versionId: VersionId;
  commitSha: string;
  branch: string;
  previewUrl: string | null;
  artifactUrl: string;
  framework: string | null;
  fileCount: number;
}

/**
 * Takes back what was deployed, when there is no such version: its row is asked for, because a commit may
 * have happened although its answer was lost.
 */
export async function withdrawUnlessStored(
  ctx: WorkerContext,
  versionId: VersionId,
): Promise<void> {
  const [stored] = await ctx.db
    .select({ versionId: projectVersions.versionId })
    .from(projectVersions)
    .where(eq(projectVersions.versionId, versionId));
  if (!stored) await withdraw(ctx, versionId);
}

async function withdraw(ctx: WorkerContext, versionId: VersionId): Promise<void> {
  await rm(ctx.storage.artifact(versionId), { force: true });
  await removeTree(ctx.storage.preview(versionId));
}

/** Packs the artifact and publishes the preview, when the build made a page to show. */
export async function deploy(
  ctx: WorkerContext,
  worktree: Worktree,
  build: { commitSha: string; outputCandidates: readonly string[] },
  journal: BuildJournal,
): Promise<Deployed> {
  const versionId = versionIdSchema.parse(ctx.newId());
  try {
    await packArtifact(ctx.storage, versionId, worktree.path);
    const output = await findOutput(worktree.path, build.outputCandidates);
    if (output === null) journal.line('There is no page to show: this version has no preview.');
    else await publish(ctx, versionId, output);
    return {
      versionId,
      commitSha: build.commitSha,
      branch: buildBranch(worktree.buildId),
      previewUrl: output === null ? null : previewUrlOf(ctx, versionId),
      artifactUrl: `/api/projects/${worktree.projectId}/versions/${versionId}/artifact`,
      framework: await detectFramework(worktree.path),
      fileCount: await countFiles(ctx.storage.repository(worktree.projectId), build.commitSha),
    };
  } catch (error) {
    await withdraw(ctx, versionId);
    throw error;
  }
}

async function publish(ctx: WorkerContext, versionId: VersionId, output: string): Promise<void> {
  try {
    await publishPreview(ctx.storage, versionId, output);
  } catch (error) {
    throw new DomainError('BUILD_FAILED', { phase: 'deploy', reason: 'preview' }, { cause: error });
  }
}
