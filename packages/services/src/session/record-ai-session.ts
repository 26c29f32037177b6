import type { ProjectId, RunId } from '@planline/contracts/ids';
import { aiSessionTransitions } from '@planline/db/schema/ai-session-transitions';
import { projectChatPlanSessions } from '@planline/db/schema/project-chat-plan-sessions';
import { projectVersions } from '@planline/db/schema/project-versions';
import { projects } from '@planline/db/schema/projects';
import { eq } from 'drizzle-orm';
import type { Transaction } from '../context';
import type { LockedProject } from '../timeline';

/**
 * Every AI run ends here with the session id that it left behind: the project, its current version
 * and the conversation move on together, and the hand-over stays on record.
 */
export async function recordAiSession(
  tx: Transaction,
  project: LockedProject,
  moved: {
    toSessionId: string | null;
    planSessionId: string | null;
    runId: RunId;
    reason: 'plan' | 'build';
    at: Date;
  },
): Promise<void> {
  const { toSessionId, at } = moved;
  if (toSessionId === null) return;
  if (moved.planSessionId !== null && moved.reason === 'plan') {
    await tx
      .update(projectChatPlanSessions)
      .set({ aiSessionId: toSessionId })
      .where(eq(projectChatPlanSessions.sessionId, moved.planSessionId));
  }
  await tx
    .update(projects)
    .set({ lastAiSessionId: toSessionId, lastAiSessionUpdatedAt: at, updatedAt: at })
    .where(eq(projects.id, project.projectId satisfies ProjectId));
  if (project.currentVersionId !== null) {
    await tx
      .update(projectVersions)
      .set({ aiSessionId: toSessionId, aiSessionUpdatedAt: at })
      .where(eq(projectVersions.versionId, project.currentVersionId));
  }
  if (project.lastAiSessionId === toSessionId) return;
  await tx.insert(aiSessionTransitions).values({
    projectId: project.projectId,
    planSessionId: moved.planSessionId,
    fromSessionId: project.lastAiSessionId,
    toSessionId,
    reason: moved.reason,
    runId: moved.runId,
    createdAt: at,
  });
}
