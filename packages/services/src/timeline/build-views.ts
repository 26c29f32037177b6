import { type BuildView, buildEventDataSchema } from '@planline/contracts/build';
import type { BuildId, PlanId, ProjectId, RunId, VersionId } from '@planline/contracts/ids';
import type { DatabaseReader } from '@planline/db/client';
import { planRevisions } from '@planline/db/schema/plan-revisions';
import { projectBuildEvents } from '@planline/db/schema/project-build-events';
import { projectBuildMetrics } from '@planline/db/schema/project-build-metrics';
import { projectChatLogMinimal } from '@planline/db/schema/project-chat-log-minimal';
import { projectVersions } from '@planline/db/schema/project-versions';
import { and, asc, eq, inArray, ne, sql } from 'drizzle-orm';
import { foldBuild } from './fold-build';

/** Builds by id, with phases and steps folded from their events. Ids of other projects are not found. */
export async function loadBuildViews(
  db: DatabaseReader,
  projectId: ProjectId,
  buildIds: readonly string[],
): Promise<Map<string, BuildView>> {
  if (buildIds.length === 0) return new Map();
  const ids = [...new Set(buildIds)];
  const [builds, events, expected] = await Promise.all([
    selectBuilds(db, projectId, ids),
    selectEvents(db, ids),
    loadExpectedDurationMs(db, projectId),
  ]);
  return new Map(
    builds.map((build) => [
      build.buildId,
      {
        buildId: build.buildId as BuildId,
        projectId,
        runId: build.runId as RunId | null,
        status: build.status,
        title: build.planTitle ?? build.requestText ?? '',
        planId: build.planId as PlanId | null,
        revision: build.revision,
        digest: build.digest,
        ...foldBuild(events.get(build.buildId) ?? []),
        error: build.error,
        createdAt: build.createdAt.toISOString(),
        startedAt: build.startedAt?.toISOString() ?? null,
        finishedAt: build.finishedAt?.toISOString() ?? null,
        durationMs: build.totalDurationMs,
        expectedDurationMs: expected,
        versionId: build.versionId as VersionId | null,
      },
    ]),
  );
}

function selectBuilds(db: DatabaseReader, projectId: ProjectId, ids: string[]) {
  const requestText = db
    .select({ text: projectChatLogMinimal.messageText })
    .from(projectChatLogMinimal)
    .where(
      and(
        eq(projectChatLogMinimal.buildId, projectBuildMetrics.buildId),
        eq(projectChatLogMinimal.messageType, 'user'),
        // A message about a build names it too; only the one that asked for it is in build mode.
        eq(projectChatLogMinimal.mode, 'build'),
      ),
    )
    .limit(1);
  return db
    .select({
      buildId: projectBuildMetrics.buildId,
      runId: projectBuildMetrics.runId,
      status: projectBuildMetrics.status,
      planId: projectBuildMetrics.planId,
      revision: projectBuildMetrics.revision,
      digest: projectBuildMetrics.digest,
      error: projectBuildMetrics.error,
      createdAt: projectBuildMetrics.createdAt,
      startedAt: projectBuildMetrics.startedAt,
      finishedAt: projectBuildMetrics.finishedAt,
      totalDurationMs: projectBuildMetrics.totalDurationMs,
      versionId: projectVersions.versionId,
      planTitle: sql<string | null>`${planRevisions.content}->>'title'`,
      requestText: sql<string | null>`(${requestText})`,
    })
    .from(projectBuildMetrics)
    .leftJoin(projectVersions, eq(projectVersions.buildId, projectBuildMetrics.buildId))
    .leftJoin(
      planRevisions,
      and(
        eq(planRevisions.planId, projectBuildMetrics.planId),
        eq(planRevisions.revision, projectBuildMetrics.revision),
      ),
    )
    .where(
      and(eq(projectBuildMetrics.projectId, projectId), inArray(projectBuildMetrics.buildId, ids)),
    );
}

async function selectEvents(db: DatabaseReader, ids: string[]) {
  const rows = await db
    .select()
    .from(projectBuildEvents)
    .where(and(inArray(projectBuildEvents.buildId, ids), ne(projectBuildEvents.eventType, 'log')))
    .orderBy(asc(projectBuildEvents.buildId), asc(projectBuildEvents.seq));
  const byBuild = new Map<string, Parameters<typeof foldBuild>[0][number][]>();
  for (const row of rows) {
    const data = buildEventDataSchema.safeParse(row.eventData);
    const events = byBuild.get(row.buildId) ?? [];
    events.push({
      phase: row.eventPhase,
      type: row.eventType,
      title: row.eventTitle,
      data: data.success ? data.data : {},
      at: row.createdAt.toISOString(),
    });
    byBuild.set(row.buildId, events);
  }
  return byBuild;
}

/** Median of the project's last 20 successful builds; null before the first. */
export async function loadExpectedDurationMs(
  db: DatabaseReader,
  projectId: ProjectId,
): Promise<number | null> {
  const [row] = await db.execute<{ median: number | null }>(sql`
    SELECT round(percentile_cont(0.5) WITHIN GROUP (ORDER BY total_duration_ms))::int AS median
    FROM (
      SELECT total_duration_ms FROM project_build_metrics
      WHERE project_id = ${projectId} AND status = 'succeeded' AND total_duration_ms IS NOT NULL
      ORDER BY created_at DESC LIMIT 20
    ) AS recent`);
  return row?.median ?? null;
}
