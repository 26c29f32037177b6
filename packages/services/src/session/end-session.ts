import type { BuildId, ProjectId } from '@planline/contracts/ids';
import { projectChatPlanSessions as sessions } from '@planline/db/schema/project-chat-plan-sessions';
import { runs } from '@planline/db/schema/runs';
import { and, eq, exists, gt, ne, or } from 'drizzle-orm';
import type { Transaction } from '../context';

/** The conversation became a build: the next message begins a new one. */
export async function convertSession(
  tx: Transaction,
  session: { projectId: ProjectId; sessionId: string; buildId: BuildId; prompt: string },
): Promise<void> {
  await tx
    .update(sessions)
    .set({
      status: 'converted',
      convertedToBuildId: session.buildId,
      conversionPrompt: session.prompt,
    })
    .where(
      and(
        eq(sessions.projectId, session.projectId),
        eq(sessions.sessionId, session.sessionId),
        ne(sessions.status, 'archived'),
      ),
    );
}

/**
 * Ends the running conversation on the reader's wish. False when there was nothing said in it yet,
 * so that pressing twice changes nothing the second time.
 */
export async function archiveSession(tx: Transaction, projectId: ProjectId): Promise<boolean> {
  const runOfSession = tx
    .select({ id: runs.id })
    .from(runs)
    .where(eq(runs.sessionId, sessions.sessionId));
  const ended = await tx
    .update(sessions)
    .set({ status: 'archived' })
    .where(
      and(
        eq(sessions.projectId, projectId),
        eq(sessions.status, 'active'),
        or(gt(sessions.messageCount, 0), exists(runOfSession)),
      ),
    )
    .returning({ id: sessions.id });
  return ended.length > 0;
}
