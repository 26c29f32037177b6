import {
  type BuildId,
  buildIdSchema,
  type MessageId,
  type ProjectId,
  type RunId,
  runIdSchema,
  type UserId,
} from '@planline/contracts/ids';
import { enqueueJob } from '@planline/db/jobs';
import { projectBuildMetrics } from '@planline/db/schema/project-build-metrics';
import { projects } from '@planline/db/schema/projects';
import { runs } from '@planline/db/schema/runs';
import { appendRunEvents } from '@planline/events/append-run-events';
import { eq } from 'drizzle-orm';
import type { Dependencies, Transaction } from '../context';

export interface NewBuild {
  projectId: ProjectId;
  userId: UserId;
  messageId: MessageId;
  sessionId: string | null;
  baseVersionId: string | null;
  /** What was approved; null for the first build of an idea. */
  approved: { planId: string; revision: number; digest: string } | null;
}

/**
 * A queued build: its metrics row, run, first event and job. From here to its end the chat is locked.
 * The caller holds the project's lock and has made sure that no other build is active.
 */
export async function queueBuildRun(
  tx: Transaction,
  ctx: Pick<Dependencies, 'clock' | 'newId'>,
  build: NewBuild,
): Promise<{ buildId: BuildId; runId: RunId }> {
  const now = ctx.clock();
  const buildId = buildIdSchema.parse(ctx.newId());
  const runId = runIdSchema.parse(ctx.newId());
  await tx.insert(projectBuildMetrics).values({
    buildId,
    runId,
    projectId: build.projectId,
    userId: build.userId,
    sessionId: build.sessionId,
    correlationId: build.messageId,
    baseVersionId: build.baseVersionId,
    ...(build.approved ?? {}),
    createdAt: now,
  });
  await tx.insert(runs).values({
    id: runId,
    projectId: build.projectId,
    kind: 'build',
    buildId,
    messageId: build.messageId,
    sessionId: build.sessionId,
    userId: build.userId,
    queuedAt: now,
  });
  await tx
    .update(projects)
    .set({ currentBuildId: buildId, updatedAt: now })
    .where(eq(projects.id, build.projectId));
  await appendRunEvents(tx, { runId, epoch: null, bodies: [{ type: 'run-queued', ahead: 0 }] });
  await enqueueJob(tx, 'execute-build-run', { runId }, { jobKey: runId });
  return { buildId, runId };
}
