import type { HistoryTurn, ProjectContext } from '@planline/contracts/engine';
import { buildIdSchema, type UserId, userIdSchema } from '@planline/contracts/ids';
import { type Language, languageOf } from '@planline/contracts/locale';
import { type ProjectSettings, projectSettingsSchema } from '@planline/contracts/project';
import type { DatabaseReader } from '@planline/db/client';
import { aiSessionToResume } from '../session';
import type { ClaimedPlanRun } from './claim-plan-run';
import { historyOf } from './history-of';
import { loadBuildErrors } from './load-build-errors';

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

/** What a claimed run works from; a look into the database only for the errors of a failed build. */
export async function loadPlanRun(
  db: DatabaseReader,
  { held, message, project, version, session, turns }: ClaimedPlanRun,
): Promise<PlanRunFacts> {
  // The message commits before its run can be claimed: without it the log is damaged.
  if (!message || !project) throw new Error(`run ${held.runId} has no message`);
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
    sessionId: held.row.sessionId ?? '',
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
    history: historyOf(turns ?? []),
  };
}
