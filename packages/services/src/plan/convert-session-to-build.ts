import { DomainError } from '@planline/contracts/domain-error';
import {
  buildIdSchema,
  type PlanId,
  type PlanSessionId,
  type ProjectId,
  planIdSchema,
} from '@planline/contracts/ids';
import type { PlanContent } from '@planline/contracts/plan';
import { planRevisions } from '@planline/db/schema/plan-revisions';
import { plans } from '@planline/db/schema/plans';
import { projectChatPlanSessions as sessions } from '@planline/db/schema/project-chat-plan-sessions';
import { and, desc, eq } from 'drizzle-orm';
import { requireMember } from '../access';
import type { ServiceContext } from '../context';
import { type ConvertedBuild, convertToBuild } from './convert-to-build';
import { planDigest } from './plan-digest';
import { readPlanData } from './read-plan-data';
import { revisePlan } from './revise-plan';

export interface ConvertSessionInput {
  projectId: ProjectId;
  sessionId: PlanSessionId;
  /** As the client has it: see `readPlanData`. */
  planData: Record<string, unknown>;
}

/**
 * Builds a plan of the conversation. What differs from every stored revision becomes a new revision by the
 * actor first, so that a build always names a stored one. Safe to repeat: the same data, the same build.
 * @throws what `revisePlan` and `convertToBuild` throw; NOT_FOUND for a conversation that is not this
 *   project's; PLAN_INVALID for data that is no plan and for a conversation without such a plan
 */
export async function convertSessionToBuild(
  ctx: ServiceContext,
  input: ConvertSessionInput,
): Promise<ConvertedBuild> {
  const { projectId } = input;
  await requireMember(ctx, projectId);
  const stored = await loadPlans(ctx, input);
  const data = readPlanData(input.planData);
  if ('reference' in data) {
    if (!stored.some((plan) => plan.planId === data.reference.planId)) {
      throw new DomainError('NOT_FOUND', {});
    }
    return convertToBuild(ctx, { projectId, ...data.reference });
  }
  const { planId, baseRevision, revision } = chooseRevision(stored, data.content);
  if (revision !== null) {
    return convertToBuild(ctx, { projectId, planId, revision, digest: planDigest(data.content) });
  }
  const revised = await revisePlan(ctx, { projectId, planId, baseRevision, content: data.content });
  return convertToBuild(ctx, {
    projectId,
    planId,
    revision: revised.revision,
    digest: revised.digest,
  });
}

interface StoredRevision {
  planId: PlanId;
  kind: PlanContent['kind'];
  convertedBuildId: string | null;
  currentRevision: number;
  revision: number;
  digest: string;
}

/** Newest plan and newest revision first. */
async function loadPlans(
  ctx: ServiceContext,
  { projectId, sessionId }: ConvertSessionInput,
): Promise<StoredRevision[]> {
  const [session] = await ctx.db
    .select({ id: sessions.id })
    .from(sessions)
    .where(and(eq(sessions.sessionId, sessionId), eq(sessions.projectId, projectId)));
  if (!session) throw new DomainError('NOT_FOUND', {});
  const rows = await ctx.db
    .select({
      planId: plans.id,
      kind: plans.kind,
      convertedBuildId: plans.convertedBuildId,
      currentRevision: plans.currentRevision,
      revision: planRevisions.revision,
      digest: planRevisions.digest,
    })
    .from(plans)
    .innerJoin(planRevisions, eq(planRevisions.planId, plans.id))
    .where(and(eq(plans.projectId, projectId), eq(plans.sessionId, sessionId)))
    .orderBy(desc(plans.createdAt), desc(plans.id), desc(planRevisions.revision));
  return rows.map((row) => ({ ...row, planId: planIdSchema.parse(row.planId) }));
}

/** The stored revision that this content is; `revision` is null when it has to be added to that plan. */
function chooseRevision(
  stored: readonly StoredRevision[],
  content: PlanContent,
): { planId: PlanId; baseRevision: number; revision: number | null } {
  const digest = planDigest(content);
  const same = stored.find((one) => one.digest === digest);
  const draft = stored.find((one) => one.convertedBuildId === null && one.kind === content.kind);
  const chosen = same ?? draft;
  if (!chosen) {
    const built = stored.find((one) => one.kind === content.kind)?.convertedBuildId;
    if (built)
      throw new DomainError('PLAN_ALREADY_CONVERTED', { buildId: buildIdSchema.parse(built) });
    throw new DomainError('PLAN_INVALID', {
      issues: [{ path: 'planData', message: 'the session has no plan of this kind' }],
    });
  }
  const { planId, currentRevision: baseRevision, convertedBuildId } = chosen;
  // An older revision of a draft is what the user wants now: it comes again as the newest.
  const isCurrent =
    same !== undefined && (same.revision === baseRevision || convertedBuildId !== null);
  return { planId, baseRevision, revision: isCurrent ? chosen.revision : null };
}
