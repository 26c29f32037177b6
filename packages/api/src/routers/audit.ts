import {
  AUDIT_PAGE_MAX,
  auditFilterSchema,
  auditPageSchema,
  auditStateSchema,
} from '@planline/contracts/audit';
import { projectIdSchema } from '@planline/contracts/ids';
import { getAuditState, listAuditEntries } from '@planline/services/audit';
import { z } from 'zod';
import { router, signedInProcedure } from '../trpc';

const ofProject = z.object({ projectId: projectIdSchema });

/** For the owners of a project. */
export const auditRouter = router({
  list: signedInProcedure
    .input(
      ofProject.extend({
        filter: auditFilterSchema.default('all'),
        limit: z.number().int().min(1).max(AUDIT_PAGE_MAX).default(50),
        /** The `olderId` of the page before. */
        cursor: z.number().int().min(1).nullish(),
      }),
    )
    .output(auditPageSchema)
    .query(({ ctx, input: { cursor, ...input } }) =>
      listAuditEntries(ctx.verbs, { ...input, beforeId: cursor ?? undefined }),
    ),

  state: signedInProcedure
    .input(ofProject)
    .output(auditStateSchema)
    .query(({ ctx, input }) => getAuditState(ctx.verbs, input.projectId)),
});
