import { projectIdSchema } from '@planline/contracts/ids';
import { TIMELINE_PAGE_MAX } from '@planline/contracts/limits';
import { timelineFilterSchema } from '@planline/contracts/timeline-entry';
import { timelineItemsSchema } from '@planline/contracts/timeline-item';
import { listTimeline, toTimelineItem } from '@planline/services/timeline';
import { z } from 'zod';
import { defineRoute } from './v1-route';

/** Newest page first; `cursor` is the one of the page before, and leads to older items. */
export const timelineRoute = defineRoute({
  method: 'GET',
  path: '/project/:projectId/timeline',
  operationId: 'listTimeline',
  summary: 'A page of the timeline, the newest first',
  params: z.strictObject({
    projectId: projectIdSchema.describe('The project; the actor is a member of it.'),
  }),
  query: z.strictObject({
    limit: z.coerce
      .number()
      .int()
      .min(1)
      .max(TIMELINE_PAGE_MAX)
      .default(50)
      .describe('Items of a page.'),
    cursor: z.string().max(200).optional().describe('Of the page before; leads to older items.'),
    offset: z.coerce
      .number()
      .int()
      .min(0)
      .max(100_000)
      .default(0)
      .describe('Items to skip; a cursor stays right while others write, an offset does not.'),
    mode: timelineFilterSchema.default('all').describe('What belongs to plans, to builds, or all.'),
    includeHidden: z
      .enum(['true', 'false'])
      .default('false')
      .describe('Hidden items too; for owners.'),
  }),
  answer: timelineItemsSchema,
  refusals: ['FORBIDDEN', 'CURSOR_INVALID'],
  async handle({ params, query, verbs }) {
    const page = await listTimeline(verbs, {
      projectId: params.projectId,
      filter: query.mode,
      limit: query.limit,
      before: query.cursor,
      offset: query.offset,
      includeHidden: query.includeHidden === 'true',
    });
    return {
      kind: 'json',
      body: {
        items: page.entries.map(toTimelineItem),
        hasMore: page.olderCursor !== null,
        ...(page.olderCursor === null ? {} : { cursor: page.olderCursor }),
      },
    };
  },
});
