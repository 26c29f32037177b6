import {
  type PlanSessionId,
  type ProjectId,
  planSessionIdSchema,
  type UserId,
} from '@planline/contracts/ids';
import { builtOnce } from '@planline/db/built-once';
import { projectChatPlanSessions as sessions } from '@planline/db/schema/project-chat-plan-sessions';
import { and, desc, eq, sql } from 'drizzle-orm';
import type { Dependencies, Transaction } from '../context';
import { createLimits } from '../limits';
import { type RollOverReason, sessionIsOver } from './session-is-over';

export interface OpenSession {
  sessionId: PlanSessionId;
  /** Why the conversation before this one ended just now; null when nothing ended. */
  rolledOver: RollOverReason | null;
  /** What is still being written; the caller waits for it together with writes of its own. */
  writing: Promise<unknown>;
}

/** The running conversation of a project with the number of open runs that belong to it. */
export type ActiveSession = typeof sessions.$inferSelect & { waitingRuns: number };

export async function findActiveSession(
  tx: Transaction,
  projectId: ProjectId,
): Promise<typeof sessions.$inferSelect | null> {
  const [active] = await activeSession(tx).execute({ projectId });
  return active ?? null;
}

const activeSession = builtOnce((db) =>
  db
    .select()
    .from(sessions)
    .where(and(eq(sessions.projectId, sql.placeholder('projectId')), eq(sessions.status, 'active')))
    .prepare('active_session'),
);

/**
 * The project's running plan conversation, rolled over first when it is idle or at its cap.
 * The caller holds the project's lock: there is one active session per project.
 */
export async function openSession(
  tx: Transaction,
  ctx: Pick<Dependencies, 'clock' | 'newId' | 'limits'>,
  active: ActiveSession | null,
  owner: { projectId: ProjectId; userId: UserId },
): Promise<OpenSession> {
  const now = ctx.clock();
  if (!active) return create(tx, ctx, owner, null);
  const reason = sessionIsOver(
    { ...active, messageCount: active.messageCount + active.waitingRuns },
    (ctx.limits ?? createLimits()).session,
    now,
  );
  if (reason === null) {
    const writing = tx.update(sessions).set({ lastActive: now }).where(eq(sessions.id, active.id));
    return {
      sessionId: planSessionIdSchema.parse(active.sessionId),
      rolledOver: null,
      writing: writing.execute(),
    };
  }
  await tx.update(sessions).set({ status: 'expired' }).where(eq(sessions.id, active.id));
  return create(tx, ctx, owner, reason);
}

async function create(
  tx: Transaction,
  ctx: Pick<Dependencies, 'clock' | 'newId'>,
  owner: { projectId: ProjectId; userId: UserId },
  rolledOver: RollOverReason | null,
): Promise<OpenSession> {
  const now = ctx.clock();
  const sessionId = planSessionIdSchema.parse(ctx.newId());
  const inserting = tx.insert(sessions).values({
    userId: owner.userId,
    projectId: owner.projectId,
    sessionId,
    createdAt: now,
    lastActive: now,
    // A new conversation after a build knows what was built; after a roll-over it begins afresh.
    metadata: { continuesAiSession: rolledOver === null && (await followsConversion(tx, owner)) },
  });
  return { sessionId, rolledOver, writing: inserting.execute() };
}

async function followsConversion(
  tx: Transaction,
  owner: { projectId: ProjectId },
): Promise<boolean> {
  const [previous] = await tx
    .select({ status: sessions.status })
    .from(sessions)
    .where(eq(sessions.projectId, owner.projectId))
    .orderBy(desc(sessions.createdAt))
    .limit(1);
  return previous === undefined || previous.status === 'converted';
}
