import type { ProjectId } from '@planline/contracts/ids';
import type { TimelineEntry } from '@planline/contracts/timeline-entry';
import type { DatabaseReader } from '@planline/db/client';
import { planRevisions } from '@planline/db/schema/plan-revisions';
import { plans } from '@planline/db/schema/plans';
import { projectTimeline as timeline } from '@planline/db/schema/project-timeline';
import { and, asc, eq, inArray } from 'drizzle-orm';
import { loadBuildViews } from './build-views';
import { selectTimelineRows, type TimelineRow } from './timeline-row';
import { type PlanState, toTimelineEntry } from './to-timeline-entry';
import { loadVersionViews } from './version-views';

/** Rows as entries, in the order given; three look-ups for a whole page, whatever its length. */
export async function toEntries(
  db: DatabaseReader,
  projectId: ProjectId,
  rows: readonly TimelineRow[],
): Promise<TimelineEntry[]> {
  const idsOf = (type: string, column: 'buildId' | 'versionId') =>
    rows.flatMap((row) => {
      const id = row[column];
      return id !== null && row.responseData?.type === type ? [id] : [];
    });
  const planIds = rows.flatMap((row) => (row.planId === null ? [] : [row.planId]));
  const [builds, versions, planStates] = await Promise.all([
    loadBuildViews(db, projectId, idsOf('build_reference', 'buildId')),
    loadVersionViews(db, projectId, idsOf('deployment', 'versionId')),
    loadPlanStates(db, projectId, planIds),
  ]);
  return rows.flatMap((row) => {
    const entry = toTimelineEntry(row, { builds, versions, plans: planStates });
    return entry ? [entry] : [];
  });
}

/** Entries of the named places (`project_seq`), ascending; hidden ones are left out. */
export async function loadEntries(
  db: DatabaseReader,
  projectId: ProjectId,
  projectSeqs: readonly number[],
): Promise<TimelineEntry[]> {
  if (projectSeqs.length === 0) return [];
  const condition = and(
    inArray(timeline.projectSeq, [...projectSeqs]),
    eq(timeline.isVisible, true),
  );
  if (!condition) return [];
  const rows = await selectTimelineRows(db, projectId, condition).orderBy(asc(timeline.projectSeq));
  return toEntries(db, projectId, rows);
}

async function loadPlanStates(
  db: DatabaseReader,
  projectId: ProjectId,
  planIds: readonly string[],
): Promise<Map<string, PlanState>> {
  if (planIds.length === 0) return new Map();
  const rows = await db
    .select({
      planId: plans.id,
      currentRevision: plans.currentRevision,
      digest: planRevisions.digest,
      status: plans.status,
      convertedBuildId: plans.convertedBuildId,
    })
    .from(plans)
    .innerJoin(
      planRevisions,
      and(eq(planRevisions.planId, plans.id), eq(planRevisions.revision, plans.currentRevision)),
    )
    .where(and(eq(plans.projectId, projectId), inArray(plans.id, [...new Set(planIds)])));
  return new Map(rows.map((row) => [row.planId, row]));
}
