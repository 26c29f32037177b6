import type { VersionView } from '@planline/contracts/build';
import type { BuildId, ProjectId, VersionId } from '@planline/contracts/ids';
import type { DatabaseReader } from '@planline/db/client';
import { projectVersions } from '@planline/db/schema/project-versions';
import { projects } from '@planline/db/schema/projects';
import { and, desc, eq, inArray } from 'drizzle-orm';

type VersionRow = typeof projectVersions.$inferSelect;

export function toVersionView(row: VersionRow, currentVersionId: string | null): VersionView {
  return {
    versionId: row.versionId as VersionId,
    projectId: row.projectId as ProjectId,
    number: row.number,
    status: row.status,
    outcome: row.outcome,
    summary: row.summary,
    commitSha: row.commitSha,
    branch: row.branch,
    buildId: row.buildId as BuildId | null,
    previewUrl: row.previewUrl,
    artifactUrl: row.artifactUrl,
    createdAt: row.createdAt.toISOString(),
    isCurrent: row.versionId === currentVersionId,
  };
}

/** Versions by id; ids of other projects are not found. */
export async function loadVersionViews(
  db: DatabaseReader,
  projectId: ProjectId,
  versionIds: readonly string[],
): Promise<Map<string, VersionView>> {
  if (versionIds.length === 0) return new Map();
  const rows = await selectVersions(db).where(
    and(
      eq(projectVersions.projectId, projectId),
      inArray(projectVersions.versionId, [...new Set(versionIds)]),
    ),
  );
  return new Map(
    rows.map((row) => [row.version.versionId, toVersionView(row.version, row.currentVersionId)]),
  );
}

/** All versions of a project, newest first. */
export async function listVersionViews(
  db: DatabaseReader,
  projectId: ProjectId,
): Promise<VersionView[]> {
  const rows = await selectVersions(db)
    .where(eq(projectVersions.projectId, projectId))
    .orderBy(desc(projectVersions.number));
  return rows.map((row) => toVersionView(row.version, row.currentVersionId));
}

function selectVersions(db: DatabaseReader) {
  return db
    .select({ version: projectVersions, currentVersionId: projects.currentVersionId })
    .from(projectVersions)
    .innerJoin(projects, eq(projects.id, projectVersions.projectId))
    .$dynamic();
}
