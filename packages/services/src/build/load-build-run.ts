import type { ProjectContext } from '@planline/contracts/engine';
import { type BuildId, buildIdSchema } from '@planline/contracts/ids';
import { type Language, languageOf } from '@planline/contracts/locale';
import type { PlanContent } from '@planline/contracts/plan';
import { type ProjectSettings, projectSettingsSchema } from '@planline/contracts/project';
import type { DatabaseReader } from '@planline/db/client';
import { planRevisions } from '@planline/db/schema/plan-revisions';
import { plans } from '@planline/db/schema/plans';
import { projectBuildMetrics } from '@planline/db/schema/project-build-metrics';
import { projectChatLogMinimal as log } from '@planline/db/schema/project-chat-log-minimal';
import { projectVersions } from '@planline/db/schema/project-versions';
import { projects } from '@planline/db/schema/projects';
import { and, eq } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { HeldRun } from '../run';

/** Everything that a build works from, read once at its start. */
export interface BuildRunFacts {
  buildId: BuildId;
  /** What was approved; null for the first build of an idea. */
  plan: { planId: string; revision: number; digest: string; content: PlanContent } | null;
  /** The words of the person that led here. */
  message: string;
  locale: string;
  language: Language;
  settings: ProjectSettings;
  baseVersion: { versionId: string; commitSha: string } | null;
  context: ProjectContext;
}

export async function loadBuildRun(db: DatabaseReader, held: HeldRun): Promise<BuildRunFacts> {
  const buildId = buildIdSchema.parse(held.row.buildId);
  const [row] = await db
    .select({
      build: projectBuildMetrics,
      project: projects,
      version: projectVersions,
      content: planRevisions.content,
      digest: planRevisions.digest,
      text: log.messageText,
      locale: log.locale,
    })
    .from(projectBuildMetrics)
    .innerJoin(projects, eq(projects.id, projectBuildMetrics.projectId))
    .innerJoin(log, eq(log.messageId, projectBuildMetrics.correlationId))
    .leftJoin(projectVersions, eq(projectVersions.versionId, projects.currentVersionId))
    .leftJoin(
      planRevisions,
      and(
        eq(planRevisions.planId, projectBuildMetrics.planId),
        eq(planRevisions.revision, projectBuildMetrics.revision),
      ),
    )
    .where(eq(projectBuildMetrics.buildId, buildId));
  if (!row) throw new Error(`build ${buildId} has no request`);
  const { build, project, version } = row;
  return {
    buildId,
    plan: planOf(build, row),
    message: (build.planId ? await findQuestion(db, build.planId) : null) ?? row.text,
    locale: row.locale ?? 'en',
    language: languageOf(row.locale),
    settings: projectSettingsSchema.catch(projectSettingsSchema.parse({})).parse(project.config),
    baseVersion: version ? { versionId: version.versionId, commitSha: version.commitSha } : null,
    context: {
      projectName: project.name,
      framework: project.framework,
      versionId: version?.versionId ?? 'none',
      buildId,
      lastModified: (version?.createdAt ?? project.updatedAt).toISOString(),
    },
  };
}

function planOf(
  build: typeof projectBuildMetrics.$inferSelect,
  stored: { content: PlanContent | null; digest: string | null },
): BuildRunFacts['plan'] {
  if (build.planId === null || build.revision === null || build.digest === null) return null;
  // What was approved is what is built: a build never goes on with anything else.
  if (stored.content === null || stored.digest !== build.digest) {
    throw new Error(`build ${build.buildId} names a revision that is not there`);
  }
  const { planId, revision, digest } = build;
  return { planId, revision, digest, content: stored.content };
}

/** The message whose answer became the plan. */
async function findQuestion(db: DatabaseReader, planId: string): Promise<string | null> {
  const answer = alias(log, 'answer');
  const [row] = await db
    .select({ text: log.messageText })
    .from(plans)
    .innerJoin(answer, eq(answer.messageId, plans.messageId))
    .innerJoin(log, eq(log.id, answer.parentMessageId))
    .where(eq(plans.id, planId));
  return row?.text ?? null;
}
