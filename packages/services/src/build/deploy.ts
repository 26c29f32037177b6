import { DomainError } from '@planline/contracts/domain-error';
import { type VersionId, versionIdSchema } from '@planline/contracts/ids';
import { countFiles } from '@planline/engine/workspace/commit-folder';
import { findOutput } from '@planline/engine/workspace/detect-build';
import { detectFramework } from '@planline/engine/workspace/detect-framework';
import { packArtifact, publishPreview } from '@planline/engine/workspace/publish';
import { buildBranch, type Worktree } from '@planline/engine/workspace/worktrees';
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

/** Packs the artifact and publishes the preview, when the build made a page to show. */
export async function deploy(
  ctx: WorkerContext,
  worktree: Worktree,
  build: { commitSha: string; outputCandidates: readonly string[] },
  journal: BuildJournal,
): Promise<Deployed> {
  const versionId = versionIdSchema.parse(ctx.newId());
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
}

async function publish(ctx: WorkerContext, versionId: VersionId, output: string): Promise<void> {
  try {
    await publishPreview(ctx.storage, versionId, output);
  } catch (error) {
    throw new DomainError('BUILD_FAILED', { phase: 'deploy', reason: 'preview' }, { cause: error });
  }
}
