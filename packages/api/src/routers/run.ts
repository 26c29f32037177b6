import { projectIdSchema, runIdSchema } from '@planline/contracts/ids';
import { runViewSchema } from '@planline/contracts/run-event';
import { cancelRun } from '@planline/services/run';
import { z } from 'zod';
import { router, signedInProcedure } from '../trpc';

export const runRouter = router({
  cancel: signedInProcedure
    .input(z.object({ projectId: projectIdSchema, runId: runIdSchema }))
    .output(runViewSchema)
    .mutation(({ ctx, input }) => cancelRun(ctx.verbs, input)),
});
