import type { ProjectId } from '@planline/contracts/ids';
import type { DatabaseReader } from '@planline/db/client';
import { projectChatLogMinimal as log } from '@planline/db/schema/project-chat-log-minimal';
import { user } from '@planline/db/schema/user';
import { eq, type SQL, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';

const parent = alias(log, 'parent');

/** Rows of one project's timeline with what can be joined one to one. The caller orders and limits. */
export function selectTimelineRows(db: DatabaseReader, projectId: ProjectId, condition: SQL) {
  return db
    .select({
      seq: log.projectSeq,
      messageId: log.messageId,
      createdAt: log.createdAt,
      userId: log.userId,
      userName: user.name,
      mode: log.mode,
      chatMode: log.chatMode,
      messageType: log.messageType,
      text: log.messageText,
      responseData: log.responseData,
      buildId: log.buildId,
      versionId: log.versionId,
      sessionId: log.sessionId,
      convertedFromSessionId: log.convertedFromSessionId,
      language: log.language,
      runId: log.runId,
      planId: log.planId,
      revision: log.revision,
      tokensUsed: log.tokensUsed,
      durationMs: log.durationMs,
      billableSeconds: log.billableSeconds,
      engine: log.engine,
      parentMessageId: parent.messageId,
    })
    .from(log)
    .leftJoin(parent, eq(parent.id, log.parentMessageId))
    .leftJoin(user, eq(user.id, log.userId))
    .where(sql`${eq(log.projectId, projectId)} AND ${condition}`)
    .$dynamic();
}

export type TimelineRow = Awaited<ReturnType<typeof selectTimelineRows>>[number];
