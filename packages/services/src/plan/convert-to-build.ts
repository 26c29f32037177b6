import { DomainError } from '@planline/contracts/domain-error';
import {
  type BuildId,
  buildIdSchema,
  type MessageId,
  messageIdSchema,
  type PlanId,
  type ProjectId,
} from '@planline/contracts/ids';
import { planRevisions } from '@planline/db/schema/plan-revisions';
import { plans } from '@planline/db/schema/plans';
import { projectBuildMetrics } from '@planline/db/schema/project-build-metrics';
import { projectChatLogMinimal as log } from '@planline/db/schema/project-chat-log-minimal';
import { and, eq } from 'drizzle-orm';
import { requireMember } from '../access';
import { holdForBuild } from '../billing';
import type { ServiceContext, Transaction } from '../context';
import { engineChoices } from '../engine-status';
import { withinRateLimits } from '../limits';
import { queueBuildRun, requireNoActiveBuild } from '../run';
import { convertSession } from '../session';
import { appendMessage, lockProject } from '../timeline';

export interface ConvertToBuildInput {
  projectId: ProjectId;
  planId: PlanId;
  /** What the reader saw and approved. */
  revision: number;
  digest: string;
}

export interface ConvertedBuild {
  buildId: BuildId;
  messageId: MessageId;
  status: 'queued';
}

/**
 * Turns the approved revision into a queued build, in one transaction and without any model. Safe to
 * repeat and to call in parallel: one build, the same answer.
 * @throws PROJECT_NOT_FOUND, NOT_FOUND; PLAN_REVISION_MOVED when there is a newer revision;
 *   PLAN_INVALID when the digest is not that of the revision or nothing in it is ticked;
 *   PLAN_ALREADY_CONVERTED when another revision was built; BUILD_IN_PROGRESS; RATE_LIMITED;
 *   INSUFFICIENT_BALANCE
 */
export async function convertToBuild(
  ctx: ServiceContext,
  input: ConvertToBuildInput,
): Promise<ConvertedBuild> {
  const { projectId, planId } = input;
  const choices = await engineChoices(ctx.engines);
  const messageId = messageIdSchema.parse(ctx.newId());
  const request = { id: messageId, userId: ctx.actor.userId, projectId };
  return withinRateLimits(ctx, request, (counter) =>
    ctx.db.transaction(async (tx) => {
      await requireMember({ actor: ctx.actor, db: tx }, projectId);
      const project = await lockProject(tx, projectId);
      const [plan] = await tx
        .select()
        .from(plans)
        .where(and(eq(plans.id, planId), eq(plans.projectId, projectId)))
        .for('update');
      if (!plan) throw new DomainError('NOT_FOUND', {});
      if (plan.convertedBuildId !== null) {
        return findBuild(tx, buildIdSchema.parse(plan.convertedBuildId), input.revision);
      }
      if (plan.currentRevision !== input.revision) {
        throw new DomainError('PLAN_REVISION_MOVED', {
          revision: input.revision,
          currentRevision: plan.currentRevision,
        });
      }
      const content = await loadApproved(tx, input);
      await requireNoActiveBuild(tx, projectId);
      await counter.takeRoom(tx);

      const [message] = await tx
        .select({ locale: log.locale, language: log.language })
        .from(log)
        .where(eq(log.messageId, plan.messageId));
      const { buildId, runId } = await queueBuildRun(tx, ctx, {
        projectId,
        userId: ctx.actor.userId,
        messageId,
        sessionId: plan.sessionId,
        baseVersionId: project.currentVersionId,
        approved: { planId, revision: input.revision, digest: input.digest },
      });
      await holdForBuild(tx, ctx, {
        runId,
        userId: ctx.actor.userId,
        projectId,
        engine: choices[project.settings.enginePreference].kind,
      });
      const converted = await tx
        .update(plans)
        .set({ status: 'converted', convertedBuildId: buildId })
        .where(
          and(
            eq(plans.id, planId),
            eq(plans.status, 'draft'),
            eq(plans.currentRevision, input.revision),
          ),
        )
        .returning({ id: plans.id });
      if (converted.length === 0) throw new Error('a locked plan changed');
      await convertSession(tx, {
        projectId,
        sessionId: plan.sessionId,
        buildId,
        prompt: content.buildPrompt ?? content.title,
      });
      await appendMessage(tx, {
        messageId,
        projectId,
        userId: ctx.actor.userId,
        createdAt: ctx.clock(),
        mode: 'build',
        chatMode: 'build',
        messageType: 'user',
        messageText: content.title,
        buildId,
        runId,
        planId,
        revision: input.revision,
        sessionId: plan.sessionId,
        convertedFromSessionId: plan.sessionId,
        locale: message?.locale ?? null,
        language: message?.language ?? null,
      });
      return { buildId, messageId, status: 'queued' };
    }),
  );
}

/** The build that a first conversion made: its answer is the answer of every repeat. */
async function findBuild(
  tx: Transaction,
  buildId: BuildId,
  revision: number,
): Promise<ConvertedBuild> {
  const [build] = await tx
    .select({
      revision: projectBuildMetrics.revision,
      messageId: projectBuildMetrics.correlationId,
    })
    .from(projectBuildMetrics)
    .where(eq(projectBuildMetrics.buildId, buildId));
  if (build?.revision !== revision) {
    throw new DomainError('PLAN_ALREADY_CONVERTED', { buildId });
  }
  return { buildId, messageId: messageIdSchema.parse(build.messageId), status: 'queued' };
}

async function loadApproved(tx: Transaction, input: ConvertToBuildInput) {
  const [stored] = await tx
    .select({ content: planRevisions.content, digest: planRevisions.digest })
    .from(planRevisions)
    .where(and(eq(planRevisions.planId, input.planId), eq(planRevisions.revision, input.revision)));
  if (!stored) throw new DomainError('NOT_FOUND', {});
  if (stored.digest !== input.digest) {
    throw new DomainError('PLAN_INVALID', {
      issues: [{ path: 'digest', message: 'this is not the digest of the revision' }],
    });
  }
  if (!stored.content.steps.some((step) => step.included)) {
    throw new DomainError('PLAN_INVALID', {
      issues: [{ path: 'steps', message: 'at least one step has to be included' }],
    });
  }
  return stored.content;
}
