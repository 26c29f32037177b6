import type { HistoryTurn, ProjectContext } from '@planline/contracts/engine';
import { buildIdSchema, type UserId, userIdSchema } from '@planline/contracts/ids';
import { type Language, languageOf } from '@planline/contracts/locale';
import { type ProjectSettings, projectSettingsSchema } from '@planline/contracts/project';
import type { DatabaseReader } from '@planline/db/client';
import { projectChatLogMinimal as log } from '@planline/db/schema/project-chat-log-minimal';
import { projectChatPlanSessions } from '@planline/db/schema/project-chat-plan-sessions';
import { projectVersions } from '@planline/db/schema/project-versions';
import { projects } from '@planline/db/schema/projects';
import { eq } from 'drizzle-orm';
import type { HeldRun } from '../run';
import { aiSessionToResume } from '../session';
import { loadBuildErrors } from './load-build-errors';
import { loadHistory } from './load-history';

/** Everything that a plan run works from, read once at its start. */
export interface PlanRunFacts {
  message: {
    /** The row's own number, for `parent_message_id`. */
    rowId: number;
    text: string;
    locale: string;
    language: Language;
    userId: UserId;
  };
  sessionId: string;
  settings: ProjectSettings;
  version: { versionId: string; commitSha: string } | null;
  aiSessionId: string | null;
  context: ProjectContext;
  history: readonly HistoryTurn[];
}

export async function loadPlanRun(db: DatabaseReader, held: HeldRun): Promise<PlanRunFacts> {
  const sessionId = held.row.sessionId ?? '';
  const messageId = held.row.messageId ?? '';
  const [[row], [session], history] = await Promise.all([
    db
      .select({ message: log, project: projects, version: projectVersions })
      .from(log)
      .innerJoin(projects, eq(projects.id, log.projectId))
      .leftJoin(projectVersions, eq(projectVersions.versionId, projects.currentVersionId))
      .where(eq(log.messageId, messageId)),
    db
      .select()
      .from(projectChatPlanSessions)
      .where(eq(projectChatPlanSessions.sessionId, sessionId)),
    loadHistory(db, { projectId: held.projectId, sessionId, beforeMessageId: messageId }),
  ]);
  // The message commits before its run can be claimed: without it the log is damaged.
  if (!row) throw new Error(`run ${held.runId} has no message`);
  const { message, project, version } = row;

  const buildErrors =
    message.buildId === null
      ? []
      : await loadBuildErrors(db, held.projectId, buildIdSchema.parse(message.buildId));
  return {
    message: {
      rowId: message.id,
      text: message.messageText,
      locale: message.locale ?? 'en',
      language: languageOf(message.locale),
      userId: userIdSchema.parse(message.userId),
    },
    sessionId,
    settings: projectSettingsSchema.catch(projectSettingsSchema.parse({})).parse(project.config),
    version: version ? { versionId: version.versionId, commitSha: version.commitSha } : null,
    aiSessionId: aiSessionToResume({
      sessionAiId: session?.aiSessionId ?? null,
      projectAiId: project.lastAiSessionId,
      continuesProject: session?.metadata.continuesAiSession === true,
    }),
    context: {
      projectName: project.name,
      framework: project.framework,
      versionId: version?.versionId ?? 'none',
      buildId: project.currentBuildId,
      lastModified: (version?.createdAt ?? project.updatedAt).toISOString(),
      ...(buildErrors.length > 0 ? { buildErrors } : {}),
    },
    history,
  };
}
