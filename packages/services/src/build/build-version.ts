import { mkdir } from 'node:fs/promises';
import { DomainError } from '@planline/contracts/domain-error';
import type { Engine } from '@planline/contracts/engine';
import { BUILD_ESTIMATE } from '@planline/contracts/limits';
import { detectBuild } from '@planline/engine/workspace/detect-build';
import { diffCommits } from '@planline/engine/workspace/diff';
import {
  commitWorktree,
  createWorktree,
  type Worktree,
} from '@planline/engine/workspace/worktrees';
import type { WorkerContext } from '../context';
import { ensureBaseCommit } from '../plan';
import type { HeldRun, RunMeter } from '../run';
import type { BuildJournal } from './build-journal';
import { deploy } from './deploy';
import { type Developed, develop } from './develop';
import type { BuildResult } from './finish-build';
import type { BuildRunFacts } from './load-build-run';
import { runProjectBuild } from './run-project-build';

export interface BuildWork {
  held: HeldRun;
  facts: BuildRunFacts;
  engine: Engine;
  engineReason: string;
  meter: RunMeter;
}

/**
 * The five phases, from the plan to files that can be served: setup, development, dependencies, build,
 * deploy. The commit is made before the project's own build runs, so that its output stays out.
 * @throws BUILD_FAILED, what the engine throws, and on abort the signal's reason
 */
export async function buildVersion(
  ctx: WorkerContext,
  build: BuildWork,
  journal: BuildJournal,
  signal: AbortSignal,
): Promise<BuildResult & { baseCommit: string }> {
  const { facts, held } = build;
  journal.startPhase('setup');
  const baseCommit = await ensureBaseCommit(ctx, held.projectId, facts.baseVersion);
  const worktree = await createWorktree(
    ctx.storage,
    held.projectId,
    facts.buildId,
    baseCommit,
    signal,
  );
  journal.completePhase('setup');

  journal.startPhase('development');
  const developed = await runDevelopment(ctx, build, worktree, journal, signal);
  journal.completePhase('development');

  const project = await detectBuild(worktree.path);
  journal.startPhase('dependencies');
  if (project.install) await runProjectBuild(project.install, worktree.path, journal, signal);
  // Now: an install may have brought the lock file up to date, and a build's output is no source.
  const commitSha = await commit(ctx, facts, worktree, developed, signal);
  journal.completePhase('dependencies');

  journal.startPhase('build');
  if (project.build) await runProjectBuild(project.build, worktree.path, journal, signal);
  journal.completePhase('build');

  journal.startPhase('deploy');
  const { outputCandidates } = project;
  const documentFile =
    developed.finish.outcome === 'document'
      ? await firstAddedFile(ctx, held, baseCommit, commitSha)
      : null;
  const deployed = await deploy(ctx, worktree, { commitSha, outputCandidates }, journal);
  journal.completePhase('deploy');
  return { ...developed, engine: build.engine.kind, documentFile, deployed, baseCommit };
}

async function runDevelopment(
  ctx: WorkerContext,
  build: BuildWork,
  worktree: Worktree,
  journal: BuildJournal,
  signal: AbortSignal,
): Promise<Developed> {
  const { facts, held } = build;
  const stateDirectory = ctx.storage.engineState(held.projectId);
  await mkdir(stateDirectory, { recursive: true, mode: 0o700 });
  await build.meter.prepare(build.engine.kind, {
    estimateSeconds: () => BUILD_ESTIMATE.seconds,
    onWarning: journal.notice,
  });
  return develop(
    build.engine,
    {
      worktreePath: worktree.path,
      plan: facts.plan?.content ?? null,
      idea: facts.plan === null ? facts.message : null,
      message: facts.message,
      locale: facts.locale,
      language: facts.language,
      context: facts.context,
      stateDirectory,
    },
    journal,
    build.engineReason,
    build.meter,
    signal,
  );
}

async function commit(
  ctx: WorkerContext,
  facts: BuildRunFacts,
  worktree: Worktree,
  { finish }: Developed,
  signal: AbortSignal,
): Promise<string> {
  const subject = finish.commitSubject.split('\n', 1)[0]?.trim().slice(0, 72) || 'Build';
  const trailers = [
    `Planline-Build: ${facts.buildId}`,
    ...(facts.plan
      ? [
          `Planline-Plan: ${facts.plan.planId} revision ${facts.plan.revision}`,
          `Planline-Digest: sha256:${facts.plan.digest}`,
        ]
      : []),
  ];
  const message = `${subject}\n\n${trailers.join('\n')}\n`;
  const commitSha = await commitWorktree(ctx.storage, worktree, message, signal);
  if (commitSha === null) {
    throw new DomainError('ENGINE_FAILED', { reason: 'no-changes' });
  }
  return commitSha;
}

async function firstAddedFile(
  ctx: WorkerContext,
  held: HeldRun,
  from: string,
  to: string,
): Promise<string | null> {
  const files = await diffCommits(ctx.storage, held.projectId, from, to);
  return (files.find(({ change }) => change === 'added') ?? files[0])?.path ?? null;
}
