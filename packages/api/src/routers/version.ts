import { fileDiffSchema, versionViewSchema } from '@planline/contracts/build';
import { projectIdSchema, versionIdSchema } from '@planline/contracts/ids';
import { getVersionDiff, listVersions } from '@planline/services/build';
import { z } from 'zod';
import { router, signedInProcedure } from '../trpc';

export const versionRouter = router({
  list: signedInProcedure
    .input(z.object({ projectId: projectIdSchema }))
    .output(z.array(versionViewSchema))
    .query(({ ctx, input }) => listVersions(ctx.verbs, input.projectId)),

  diff: signedInProcedure
    .input(z.object({ projectId: projectIdSchema, versionId: versionIdSchema }))
    .output(z.object({ files: z.array(fileDiffSchema), fetchCommand: z.string() }))
    .query(({ ctx, input }) => getVersionDiff(ctx.verbs, input)),
});
