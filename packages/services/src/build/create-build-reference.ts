import type { BuildEventType, BuildPhase } from '@planline/contracts/build';
import { type BuildId, messageIdSchema } from '@planline/contracts/ids';
import type { DatabaseReader } from '@planline/db/client';
import { projectBuildMetrics } from '@planline/db/schema/project-build-metrics';
import { projectChatLogMinimal } from '@planline/db/schema/project-chat-log-minimal';
import { eq } from 'drizzle-orm';
import type { Dependencies } from '../context';

export interface ObservedBuildEvent {
  phase: BuildPhase;
  type: BuildEventType;
  title: string;
  at: Date;
}

/**
 * Puts the build's one live card into the timeline when development first moves (specification §16.1).
 * Safe to call for every event, from any number of workers: the index on `build_id` lets one row in.
 */
export async function createBuildReferenceOnDevelopmentStart(
  db: DatabaseReader,
  ctx: Pick<Dependencies, 'newId'>,
  buildId: BuildId,
  event: ObservedBuildEvent,
): Promise<void> {
  if (event.phase !== 'development' || event.type !== 'progress') return;
  const [build] = await db
    .select({
      projectId: projectBuildMetrics.projectId,
      userId: projectBuildMetrics.userId,
      sessionId: projectBuildMetrics.sessionId,
      correlationId: projectBuildMetrics.correlationId,
      runId: projectBuildMetrics.runId,
    })
    .from(projectBuildMetrics)
    .where(eq(projectBuildMetrics.buildId, buildId));
  if (!build) return;
  await db
    .insert(projectChatLogMinimal)
    .values({
      ...build,
      messageId: messageIdSchema.parse(ctx.newId()),
      buildId,
      mode: 'build',
      chatMode: 'build_progress',
      messageType: 'system',
      messageText: '',
      createdAt: event.at,
      responseData: {
        type: 'build_reference',
        status: 'in_progress',
        started_at: event.at.toISOString(),
        first_event: { phase: event.phase, type: event.type, title: event.title },
      },
    })
    .onConflictDoNothing();
}
