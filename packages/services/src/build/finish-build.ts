import type { Receipt } from '@planline/contracts/billing';
import type { BuildStepReport } from '@planline/contracts/build';
import type { BuildFinish, EngineKind } from '@planline/contracts/engine';
import { messageIdSchema } from '@planline/contracts/ids';
import { projectBuildMetrics } from '@planline/db/schema/project-build-metrics';
import { projectChatLogMinimal as log } from '@planline/db/schema/project-chat-log-minimal';
import { projectVersions } from '@planline/db/schema/project-versions';
import { projects } from '@planline/db/schema/projects';
import { and, eq, max } from 'drizzle-orm';
import type { Transaction, WorkerContext } from '../context';
import { finishRun, type HeldRun, wakeDispatcher } from '../run';
import { recordAiSession } from '../session';
import { appendMessage, appendTemplate, lockProject } from '../timeline';
import { businessIdeaSummary } from './business-idea-summary';
import type { Deployed } from './deploy';
import type { BuildRunFacts } from './load-build-run';

export interface BuildResult {
  engine: EngineKind;
  finish: BuildFinish;
  engineMs: number;
  steps: BuildStepReport[];
  /** The document that a build without code edits left; null when there is none. */
  documentFile: string | null;
  deployed: Deployed;
}

/**
 * Makes a finished build the project's current version, in one transaction: the run's end, the version,
 * the build's numbers, the rows that belong to it, the deployment in the timeline, and the unlock.
 * False means fenced: another worker has the run and nothing was stored.
 */
export async function finishBuild(
  ctx: WorkerContext,
  held: HeldRun,
  facts: BuildRunFacts,
  result: BuildResult,
): Promise<boolean> {
  const messageId = messageIdSchema.parse(ctx.newId());
  const { usage } = result.finish;

  return ctx.db.transaction(async (tx) => {
    const at = ctx.clock();
    const project = await lockProject(tx, held.projectId);
    const receipt = await finishRun(tx, ctx, held, {
      status: 'succeeded',
      event: { type: 'run-succeeded', messageId, buildStatus: 'succeeded' },
      at,
      answerMessageId: messageId,
      tokens: usage.inputTokens + usage.outputTokens,
      delivered: {
        engine: result.engine,
        operation: facts.plan === null ? 'main_build' : 'update',
        aiMs: result.engineMs,
      },
    });
    if (!receipt) return false;

    await insertVersion(tx, held, facts, result, at);
    await tx
      .update(projectBuildMetrics)
      .set({
        status: 'succeeded',
        finishedAt: at,
        totalDurationMs: at.getTime() - (held.row.startedAt ?? at).getTime(),
      })
      .where(eq(projectBuildMetrics.buildId, facts.buildId));
    await recordAiSession(
      tx,
      { ...project, currentVersionId: result.deployed.versionId },
      {
        toSessionId: result.finish.aiSessionId,
        planSessionId: held.row.sessionId,
        runId: held.runId,
        reason: 'build',
        at,
      },
    );
    await wakeDispatcher(tx, held.projectId);
    await tx
      .update(log)
      .set({ versionId: result.deployed.versionId })
      .where(and(eq(log.buildId, facts.buildId), eq(log.mode, 'build')));
    await appendOutcome(tx, ctx, held, facts, result, { messageId, at, receipt });
    return true;
  });
}

async function insertVersion(
  tx: Transaction,
  held: HeldRun,
  facts: BuildRunFacts,
  { finish, deployed }: BuildResult,
  at: Date,
): Promise<void> {
  const { versionId, framework, fileCount } = deployed;
  const [newest] = await tx
    .select({ number: max(projectVersions.number) })
    .from(projectVersions)
    .where(eq(projectVersions.projectId, held.projectId));
  await tx.insert(projectVersions).values({
    versionId,
    projectId: held.projectId,
    buildId: facts.buildId,
    // Dense, because the project's lock is held.
    number: (newest?.number ?? 0) + 1,
    commitSha: deployed.commitSha,
    branch: deployed.branch,
    parentVersionId: facts.baseVersion?.versionId ?? null,
    status: 'deployed',
    outcome: finish.outcome,
    summary: facts.plan?.content.title ?? businessIdeaSummary(facts.message),
    previewUrl: deployed.previewUrl,
    artifactUrl: deployed.artifactUrl,
    createdAt: at,
  });
  await tx
    .update(projects)
    .set({
      currentVersionId: versionId,
      currentBuildId: facts.buildId,
      framework,
      fileCount,
      updatedAt: at,
    })
    .where(eq(projects.id, held.projectId));
}

async function appendOutcome(
  tx: Transaction,
  ctx: WorkerContext,
  held: HeldRun,
  facts: BuildRunFacts,
  result: BuildResult,
  row: { messageId: string; at: Date; receipt: Receipt },
): Promise<void> {
  const common = {
    projectId: held.projectId,
    userId: held.row.userId,
    createdAt: row.at,
    mode: 'build' as const,
    buildId: facts.buildId,
    runId: held.runId,
    sessionId: held.row.sessionId,
  };
  if (result.documentFile !== null) {
    await appendTemplate(tx, {
      ...common,
      messageId: messageIdSchema.parse(ctx.newId()),
      type: 'notice',
      template: 'build_document_only',
      variables: { file: result.documentFile },
    });
  }
  await appendMessage(tx, {
    ...common,
    messageId: row.messageId,
    chatMode: 'build',
    messageType: 'system',
    messageText: '',
    planId: facts.plan?.planId ?? null,
    revision: facts.plan?.revision ?? null,
    versionId: result.deployed.versionId,
    durationMs: row.at.getTime() - (held.row.startedAt ?? row.at).getTime(),
    responseData: {
      type: 'deployment',
      contractVersion: '1.0',
      steps: result.steps,
      receipt: row.receipt,
    },
  });
}
