import { DomainError } from '@planline/contracts/domain-error';
import type { ProjectId } from '@planline/contracts/ids';
import { TIMELINE_PAGE_MAX } from '@planline/contracts/limits';
import type { TimelineFilter, TimelinePage } from '@planline/contracts/timeline-entry';
import { projectTimeline as timeline } from '@planline/db/schema/project-timeline';
import { projectTimelineHead } from '@planline/db/schema/project-timeline-head';
import { encodePosition } from '@planline/events/position';
import { and, asc, desc, eq, gt, lt } from 'drizzle-orm';
import { requireMember, requireOwner } from '../access';
import type { ServiceContext } from '../context';
import { toEntries } from './load-entries';
import { decodeTimelineCursor, encodeTimelineCursor } from './timeline-cursor';
import { selectTimelineRows } from './timeline-row';

export interface ListTimelineInput {
  projectId: ProjectId;
  filter: TimelineFilter;
  /** At most one of the two; neither is the newest page. */
  before?: string | undefined;
  after?: string | undefined;
  limit: number;
  /** Rows to pass over from that end. Rows that come meanwhile shift it: pages by key do not slip. */
  offset?: number;
  includeHidden?: boolean;
}

/**
 * One page of the project's timeline, ascending, by key in both directions.
 * @throws PROJECT_NOT_FOUND, CURSOR_INVALID; FORBIDDEN when a member asks for hidden rows
 */
export async function listTimeline(
  ctx: ServiceContext,
  input: ListTimelineInput,
): Promise<TimelinePage> {
  const { projectId } = input;
  await (input.includeHidden ? requireOwner(ctx, projectId) : requireMember(ctx, projectId));
  const before = input.before === undefined ? null : decodeTimelineCursor(input.before);
  const after = input.after === undefined ? null : decodeTimelineCursor(input.after);
  if (before !== null && after !== null) throw new DomainError('CURSOR_INVALID', {});
  const limit = Math.max(1, Math.min(TIMELINE_PAGE_MAX, input.limit));

  // The head is read first: a row that commits in between is in the page and again in the stream,
  // where its place tells it is known; the other order could lose it.
  const [head] = await ctx.db
    .select({ last: projectTimelineHead.lastProjectSeq })
    .from(projectTimelineHead)
    .where(eq(projectTimelineHead.projectId, projectId));
  const condition = and(
    input.includeHidden ? undefined : eq(timeline.isVisible, true),
    input.filter === 'all' ? undefined : eq(timeline.mode, input.filter),
    before === null ? undefined : lt(timeline.projectSeq, before),
    gt(timeline.projectSeq, after ?? 0),
  );
  if (!condition) throw new DomainError('CURSOR_INVALID', {});
  const forward = after !== null;
  const rows = await selectTimelineRows(ctx.db, projectId, condition)
    .orderBy(forward ? asc(timeline.projectSeq) : desc(timeline.projectSeq))
    .limit(limit + 1)
    .offset(input.offset ?? 0);
  const hasMore = rows.length > limit;
  const page = rows.slice(0, limit);
  if (!forward) page.reverse();

  const first = page.at(0)?.seq;
  const last = page.at(-1)?.seq;
  const hasOlder = forward ? true : hasMore;
  const hasNewer = forward ? hasMore : before !== null;
  return {
    entries: await toEntries(ctx.db, projectId, page),
    olderCursor: hasOlder && first !== undefined && first > 1 ? encodeTimelineCursor(first) : null,
    newerCursor: hasNewer && last !== undefined ? encodeTimelineCursor(last) : null,
    position: encodePosition({ projectSeq: head?.last ?? 0, runs: {} }),
  };
}
