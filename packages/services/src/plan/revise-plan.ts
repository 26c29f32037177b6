import { DomainError } from '@planline/contracts/domain-error';
import { type PlanId, type ProjectId, planIdSchema } from '@planline/contracts/ids';
import {
  type PlanContent,
  type PlanRevision,
  planContentSchema,
  planRevisionSchema,
} from '@planline/contracts/plan';
import { planRevisions } from '@planline/db/schema/plan-revisions';
import { plans } from '@planline/db/schema/plans';
import { and, eq } from 'drizzle-orm';
import { requireMember } from '../access';
import type { ServiceContext } from '../context';
import { storableJson } from '../timeline';
import { planDigest } from './plan-digest';

/**
 * Adds a revision to a draft plan; earlier ones stay as they are. Content that is the same as the newest
 * revision's adds nothing and answers with that revision.
 * @throws PROJECT_NOT_FOUND, NOT_FOUND, PLAN_INVALID; PLAN_REVISION_MOVED when `baseRevision` is not the
 *   newest; PLAN_ALREADY_CONVERTED with the build
 */
export async function revisePlan(
  ctx: ServiceContext,
  input: { projectId: ProjectId; planId: PlanId; baseRevision: number; content: PlanContent },
): Promise<PlanRevision> {
  await requireMember(ctx, input.projectId);
  const content = requireValid(input.content);
  return ctx.db.transaction(async (tx) => {
    await requireMember({ actor: ctx.actor, db: tx }, input.projectId);
    const [plan] = await tx
      .select()
      .from(plans)
      .where(and(eq(plans.id, input.planId), eq(plans.projectId, input.projectId)))
      .for('update');
    if (!plan) throw new DomainError('NOT_FOUND', {});
    if (plan.convertedBuildId !== null) {
      throw new DomainError('PLAN_ALREADY_CONVERTED', { buildId: plan.convertedBuildId });
    }
    if (plan.kind !== content.kind) throw invalid('kind', 'a plan keeps its kind');
    const digest = planDigest(content);
    const [newest] = await tx
      .select()
      .from(planRevisions)
      .where(
        and(eq(planRevisions.planId, plan.id), eq(planRevisions.revision, plan.currentRevision)),
      );
    if (newest?.digest === digest) return toPlanRevision(newest);
    if (plan.currentRevision !== input.baseRevision) {
      throw new DomainError('PLAN_REVISION_MOVED', {
        revision: input.baseRevision,
        currentRevision: plan.currentRevision,
      });
    }
    const revision = {
      planId: planIdSchema.parse(plan.id),
      revision: plan.currentRevision + 1,
      digest,
      content,
      author: ctx.actor.userId,
      createdAt: ctx.clock(),
    };
    await tx.insert(planRevisions).values(revision);
    await tx.update(plans).set({ currentRevision: revision.revision }).where(eq(plans.id, plan.id));
    return toPlanRevision(revision);
  });
}

export function toPlanRevision(row: typeof planRevisions.$inferSelect): PlanRevision {
  return planRevisionSchema.parse({ ...row, createdAt: row.createdAt.toISOString() });
}

function requireValid(raw: PlanContent): PlanContent {
  const parsed = planContentSchema.safeParse(raw);
  if (!parsed.success) {
    const issues = parsed.error.issues.map((issue) => ({
      path: issue.path.map(String).join('.'),
      message: issue.message,
    }));
    throw new DomainError('PLAN_INVALID', { issues });
  }
  const content = storableJson(parsed.data);
  if (content.steps.length === 0) throw invalid('steps', 'a plan needs at least one step');
  if (new Set(content.steps.map((step) => step.id)).size !== content.steps.length) {
    throw invalid('steps', 'every step needs an id of its own');
  }
  const outside = content.steps.flatMap((step) => step.files).find(leavesProject);
  if (outside !== undefined) throw invalid('steps', `not a path inside the project: ${outside}`);
  return content;
}

function leavesProject(file: string): boolean {
  return /^(?:[/\\~]|[A-Za-z]:)/u.test(file) || file.split(/[/\\]/u).includes('..');
}

function invalid(path: string, message: string): DomainError<'PLAN_INVALID'> {
  return new DomainError('PLAN_INVALID', { issues: [{ path, message }] });
}
