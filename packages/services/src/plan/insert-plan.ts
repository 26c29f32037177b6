import { type MessageId, type PlanId, type ProjectId, planIdSchema } from '@planline/contracts/ids';
import type { PlanContent } from '@planline/contracts/plan';
import { planRevisions } from '@planline/db/schema/plan-revisions';
import { plans } from '@planline/db/schema/plans';
import type { Dependencies, Transaction } from '../context';
import { planDigest } from './plan-digest';

export interface InsertedPlan {
  planId: PlanId;
  revision: number;
  digest: string;
}

/** A new plan with its first revision, by the engine. */
export async function insertPlan(
  tx: Transaction,
  ctx: Pick<Dependencies, 'clock' | 'newId'>,
  plan: {
    projectId: ProjectId;
    sessionId: string;
    messageId: MessageId;
    content: PlanContent;
    baseVersionId: string | null;
  },
): Promise<InsertedPlan> {
  const { content, ...columns } = plan;
  const planId = planIdSchema.parse(ctx.newId());
  const createdAt = ctx.clock();
  const digest = planDigest(content);
  await tx.insert(plans).values({ ...columns, id: planId, kind: content.kind, createdAt });
  await tx
    .insert(planRevisions)
    .values({ planId, revision: 1, digest, content, author: 'engine', createdAt });
  return { planId, revision: 1, digest };
}
