import type { ProjectId } from '@planline/contracts/ids';
import type { DatabaseReader } from '@planline/db/client';
import { projectChatLogMinimal } from '@planline/db/schema/project-chat-log-minimal';
import { projectTimeline as timeline } from '@planline/db/schema/project-timeline';
import { user } from '@planline/db/schema/user';
import { eq, type SQL, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';

const parent = alias(projectChatLogMinimal, 'parent');

/**
 * Rows of one project's timeline with what can be joined one to one. The caller orders and limits. What is
 * not asked of the view is not joined: versions and builds are looked up for the rows of a page.
 */
export function selectTimelineRows(db: DatabaseReader, projectId: ProjectId, condition: SQL) {
  return db
    .select({
      seq: timeline.projectSeq,
      messageId: timeline.messageId,
      createdAt: timeline.createdAt,
      userId: timeline.userId,
      userName: user.name,
      mode: timeline.mode,
      chatMode: timeline.chatMode,
      messageType: timeline.messageType,
      text: timeline.messageText,
      responseData: timeline.responseData,
      buildId: timeline.buildId,
      versionId: timeline.versionId,
      sessionId: timeline.sessionId,
      convertedFromSessionId: timeline.convertedFromSessionId,
      language: timeline.language,
      runId: timeline.runId,
      planId: timeline.planId,
      revision: timeline.revision,
      tokensUsed: timeline.tokensUsed,
      durationMs: timeline.durationMs,
      billableSeconds: timeline.billableSeconds,
      engine: timeline.engine,
      parentMessageId: parent.messageId,
    })
    .from(timeline)
    .leftJoin(parent, eq(parent.id, timeline.parentMessageId))
    .leftJoin(user, eq(user.id, timeline.userId))
    .where(sql`${eq(timeline.projectId, projectId)} AND ${condition}`)
    .$dynamic();
}

export type TimelineRow = Awaited<ReturnType<typeof selectTimelineRows>>[number];
