import { DomainError } from '@planline/contracts/domain-error';
import { type BuildId, buildIdSchema, type PlanId, type ProjectId } from '@planline/contracts/ids';
import type { PlanRevision } from '@planline/contracts/plan';
import { planRevisions } from '@planline/db/schema/plan-revisions';
import { plans } from '@planline/db/schema/plans';
import { user } from '@planline/db/schema/user';
import { and, asc, eq } from 'drizzle-orm';
import { requireMember } from '../access';
import type { ServiceContext } from '../context';
import { toPlanRevision } from './revise-plan';

export interface PlanDetails {
  /** The newest. */
  revision: PlanRevision;
  status: 'draft' | 'converted';
  convertedBuildId: BuildId | null;
  baseVersionId: string | null;
  /** All of them, oldest first. */
  revisions: {
    revision: number;
    digest: string;
    author: string;
    /** Null for the engine. */
    authorName: string | null;
    createdAt: string;
  }[];
}

/** @throws PROJECT_NOT_FOUND, NOT_FOUND */
export async function getPlan(
  ctx: ServiceContext,
  input: { projectId: ProjectId; planId: PlanId },
): Promise<PlanDetails> {
  await requireMember(ctx, input.projectId);
  const [plan] = await ctx.db
    .select()
    .from(plans)
    .where(and(eq(plans.id, input.planId), eq(plans.projectId, input.projectId)));
  if (!plan) throw new DomainError('NOT_FOUND', {});
  const rows = await ctx.db
    .select({ revision: planRevisions, authorName: user.name })
    .from(planRevisions)
    .leftJoin(user, eq(user.id, planRevisions.author))
    .where(eq(planRevisions.planId, plan.id))
    .orderBy(asc(planRevisions.revision));
  const newest = rows.at(-1);
  if (!newest) throw new Error(`plan ${plan.id} has no revision`);
  return {
    revision: toPlanRevision(newest.revision),
    status: plan.status,
    convertedBuildId: plan.convertedBuildId ? buildIdSchema.parse(plan.convertedBuildId) : null,
    baseVersionId: plan.baseVersionId,
    revisions: rows.map(({ revision, authorName }) => ({
      revision: revision.revision,
      digest: revision.digest,
      author: revision.author,
      authorName,
      createdAt: revision.createdAt.toISOString(),
    })),
  };
}
