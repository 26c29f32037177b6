import { DomainError } from '@planline/contracts/domain-error';
import { type PlanSessionId, projectIdSchema } from '@planline/contracts/ids';
import { type PlanSessionView, planSessionViewSchema } from '@planline/contracts/plan-session';
import { planRevisions } from '@planline/db/schema/plan-revisions';
import { plans } from '@planline/db/schema/plans';
import { projectChatPlanSessions as sessions } from '@planline/db/schema/project-chat-plan-sessions';
import { and, asc, eq } from 'drizzle-orm';
import { requireMember } from '../access';
import type { ServiceContext } from '../context';

/**
 * A plan conversation with the newest revision of each of its plans. One that is missing and one of a
 * project that is not the actor's look the same.
 * @throws NOT_FOUND
 */
export async function getPlanSession(
  ctx: ServiceContext,
  sessionId: PlanSessionId,
): Promise<PlanSessionView> {
  const [session] = await ctx.db.select().from(sessions).where(eq(sessions.sessionId, sessionId));
  if (!session) throw new DomainError('NOT_FOUND', {});
  try {
    await requireMember(ctx, projectIdSchema.parse(session.projectId));
  } catch (cause) {
    throw new DomainError('NOT_FOUND', {}, { cause });
  }
  const drafted = await ctx.db
    .select({
      planId: plans.id,
      status: plans.status,
      revision: plans.currentRevision,
      digest: planRevisions.digest,
      content: planRevisions.content,
      convertedBuildId: plans.convertedBuildId,
    })
    .from(plans)
    .innerJoin(
      planRevisions,
      and(eq(planRevisions.planId, plans.id), eq(planRevisions.revision, plans.currentRevision)),
    )
    .where(and(eq(plans.projectId, session.projectId), eq(plans.sessionId, sessionId)))
    .orderBy(asc(plans.createdAt), asc(plans.id));
  return planSessionViewSchema.parse({
    ...session,
    createdAt: session.createdAt.toISOString(),
    lastActive: session.lastActive.toISOString(),
    plans: drafted,
  });
}
