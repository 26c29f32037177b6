import { accountViewSchema, signInSessionViewSchema } from '@planline/contracts/account';
import { foreignIdSchema } from '@planline/contracts/ids';
import { languageSchema } from '@planline/contracts/locale';
import {
  endOtherSessions,
  endSession,
  getAccount,
  listSessions,
  newPasswordSchema,
  setLanguage,
  setPassword,
} from '@planline/services/account';
import { z } from 'zod';
import { publicProcedure, router, signedInProcedure } from '../trpc';

export const accountRouter = router({
  me: publicProcedure
    .output(accountViewSchema.nullable())
    .query(({ ctx }) => (ctx.actor ? getAccount(ctx.servicesFor(ctx.actor)) : null)),

  setLanguage: signedInProcedure
    .input(z.object({ language: languageSchema }))
    .output(accountViewSchema)
    .mutation(({ ctx, input }) => setLanguage(ctx.verbs, input.language)),

  setPassword: signedInProcedure
    .input(
      z.object({
        email: z.email().max(255).optional(),
        name: z.string().trim().min(1).max(120).optional(),
        password: newPasswordSchema,
        currentPassword: z.string().max(1_000).optional(),
      }),
    )
    .output(accountViewSchema)
    .mutation(({ ctx, input }) => setPassword(ctx.verbs, input, ctx.signInSessionId)),

  sessions: signedInProcedure
    .output(z.array(signInSessionViewSchema))
    .query(({ ctx }) => listSessions(ctx.verbs, ctx.signInSessionId)),

  endSession: signedInProcedure
    .input(z.object({ sessionId: foreignIdSchema(255) }))
    .mutation(({ ctx, input }) => endSession(ctx.verbs, input.sessionId)),

  endOtherSessions: signedInProcedure.mutation(({ ctx }) =>
    endOtherSessions(ctx.verbs, ctx.signInSessionId),
  ),
});
