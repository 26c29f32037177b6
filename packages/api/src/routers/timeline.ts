import { projectIdSchema } from '@planline/contracts/ids';
import { TIMELINE_PAGE_MAX } from '@planline/contracts/limits';
import { timelineFilterSchema, timelinePageSchema } from '@planline/contracts/timeline-entry';
import { getChatState } from '@planline/services/chat';
import { listTimeline, streamProject } from '@planline/services/timeline';
import { tracked } from '@trpc/server';
import { z } from 'zod';
import { router, signedInProcedure } from '../trpc';

const cursorSchema = z.string().max(200);
/** Names every run that the reader follows; it has to fit into an address. */
const positionSchema = z.string().max(8_000);

export const timelineRouter = router({
  page: signedInProcedure
    .input(
      z.object({
        projectId: projectIdSchema,
        filter: timelineFilterSchema.default('all'),
        before: cursorSchema.optional(),
        after: cursorSchema.optional(),
        limit: z.number().int().min(1).max(TIMELINE_PAGE_MAX).default(50),
      }),
    )
    .output(timelinePageSchema)
    .query(({ ctx, input }) => listTimeline(ctx.verbs, input)),

  /** Everything that happens in a project from a position on; resumes by the id of the last item. */
  onEvent: signedInProcedure
    .input(
      z.object({
        projectId: projectIdSchema,
        position: positionSchema.optional(),
        lastEventId: positionSchema.nullish(),
      }),
    )
    .subscription(async function* ({ ctx, input, signal }) {
      const stream = streamProject(ctx.verbs, {
        projectId: input.projectId,
        position: input.lastEventId ?? input.position ?? null,
        loadState: () => getChatState(ctx.verbs, input.projectId),
        closing: ctx.closing,
        signal: signal ?? new AbortController().signal,
      });
      for await (const { position, item } of stream) yield tracked(position, item);
    }),
});
