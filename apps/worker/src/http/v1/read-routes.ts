import { buildIdSchema, projectIdSchema, runIdSchema } from '@planline/contracts/ids';
import { TIMELINE_PAGE_MAX } from '@planline/contracts/limits';
import { timelineFilterSchema } from '@planline/contracts/timeline-entry';
import { getBuild } from '@planline/services/build';
import { cancelRun, getRun } from '@planline/services/run';
import { listTimeline, toTimelineItem } from '@planline/services/timeline';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';

const inProject = z.strictObject({ projectId: projectIdSchema });
const ofProject = z.object({ projectId: projectIdSchema });
const ofRun = z.object({ runId: runIdSchema });
const ofBuild = z.object({ buildId: buildIdSchema });
const timelineQuery = z.strictObject({
  limit: z.coerce.number().int().min(1).max(TIMELINE_PAGE_MAX).default(50),
  cursor: z.string().max(200).optional(),
  mode: timelineFilterSchema.default('all'),
  includeHidden: z.enum(['true', 'false']).default('false'),
});

/** What a client looks at after it has asked: the timeline, a run and a build. */
export function addReadRoutes(app: FastifyInstance): void {
  /** Newest page first; `cursor` is the one of the page before, and leads to older items. */
  app.get('/project/:projectId/timeline', async (request) => {
    const { projectId } = ofProject.parse(request.params);
    const { limit, cursor, mode, includeHidden } = timelineQuery.parse(request.query);
    const page = await listTimeline(request.verbs, {
      projectId,
      filter: mode,
      limit,
      before: cursor,
      includeHidden: includeHidden === 'true',
    });
    return {
      items: page.entries.map(toTimelineItem),
      hasMore: page.olderCursor !== null,
      ...(page.olderCursor === null ? {} : { cursor: page.olderCursor }),
    };
  });

  app.get('/run/:runId', (request) =>
    getRun(request.verbs, { ...ofRun.parse(request.params), ...inProject.parse(request.query) }),
  );

  app.post('/run/:runId/cancel', (request) =>
    cancelRun(request.verbs, { ...ofRun.parse(request.params), ...inProject.parse(request.query) }),
  );

  app.get('/build/:buildId', (request) =>
    getBuild(request.verbs, {
      ...ofBuild.parse(request.params),
      ...inProject.parse(request.query),
    }),
  );
}
