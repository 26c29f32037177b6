import { buildPhaseSchema, buildViewSchema } from '@planline/contracts/build';
import {
  buildIdSchema,
  messageIdSchema,
  projectIdSchema,
  runIdSchema,
} from '@planline/contracts/ids';
import { cancelBuild, getBuild, planFix, readBuildLog } from '@planline/services/build';
import { z } from 'zod';
import { router, signedInProcedure } from '../trpc';

const ofBuild = z.object({ projectId: projectIdSchema, buildId: buildIdSchema });

export const buildRouter = router({
  get: signedInProcedure
    .input(ofBuild)
    .output(buildViewSchema)
    .query(({ ctx, input }) => getBuild(ctx.verbs, input)),

  log: signedInProcedure
    .input(ofBuild.extend({ afterSeq: z.number().int().min(0).default(0) }))
    .output(
      z.object({
        lines: z.array(
          z.object({
            seq: z.number().int(),
            phase: buildPhaseSchema,
            line: z.string(),
            at: z.iso.datetime(),
          }),
        ),
        nextSeq: z.number().int(),
      }),
    )
    .query(({ ctx, input }) => readBuildLog(ctx.verbs, input)),

  cancel: signedInProcedure
    .input(ofBuild)
    .output(buildViewSchema)
    .mutation(({ ctx, input }) => cancelBuild(ctx.verbs, input)),

  planFix: signedInProcedure
    .input(ofBuild.extend({ messageId: messageIdSchema, locale: z.string().max(100) }))
    .output(z.object({ messageId: messageIdSchema, runId: runIdSchema }))
    .mutation(({ ctx, input }) => planFix(ctx.verbs, input)),
});
