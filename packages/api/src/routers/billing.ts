import {
  balanceSchema,
  buildEstimateSchema,
  estimateSchema,
  GRANT_SECONDS_MAX,
  grantKindSchema,
  usageRowSchema,
  walletEntrySchema,
} from '@planline/contracts/billing';
import { projectIdSchema, ulidSchema } from '@planline/contracts/ids';
import { MESSAGE_MAX_CHARACTERS } from '@planline/contracts/limits';
import {
  entriesPageMost,
  getBalance,
  getBuildEstimate,
  getEstimate,
  grantToPerson,
  listEntries,
  listUsage,
  mayGrant,
  usageDaysMost,
} from '@planline/services/billing';
import { z } from 'zod';
import { router, signedInProcedure } from '../trpc';

/** Names that every PostgreSQL knows, too: it is asked to count days by them. */
const timeZoneSchema = z
  .string()
  .max(64)
  .refine(isTimeZone, 'a time zone, for example Europe/Paris');

function isTimeZone(name: string): boolean {
  try {
    // Offsets are allowed here and mean the opposite there.
    return !/^[+-]/.test(name) && new Intl.DateTimeFormat('en', { timeZone: name }) !== null;
  } catch {
    return false;
  }
}

export const billingRouter = router({
  balance: signedInProcedure
    .output(
      z.object({
        balance: balanceSchema,
        mayGrant: z.boolean(),
        /** What the bonus is filled up to each month; 0 for none. */
        monthlyBonusSeconds: z.number().int().min(0),
      }),
    )
    .query(async ({ ctx }) => ({
      balance: await getBalance(ctx.verbs),
      mayGrant: await mayGrant(ctx.verbs),
      monthlyBonusSeconds: ctx.verbs.billing.monthlyBonusSeconds,
    })),

  estimate: signedInProcedure
    .input(z.object({ projectId: projectIdSchema, text: z.string().max(MESSAGE_MAX_CHARACTERS) }))
    .output(z.object({ estimate: estimateSchema, balance: balanceSchema }))
    .query(({ ctx, input }) => getEstimate(ctx.verbs, input)),

  buildEstimate: signedInProcedure
    .input(z.object({ projectId: projectIdSchema }))
    .output(z.object({ estimate: buildEstimateSchema, balance: balanceSchema }))
    .query(({ ctx, input }) => getBuildEstimate(ctx.verbs, input.projectId)),

  usage: signedInProcedure
    .input(
      z.object({
        days: z.number().int().min(1).max(usageDaysMost),
        timeZone: timeZoneSchema.default('UTC'),
      }),
    )
    .output(z.array(usageRowSchema))
    .query(({ ctx, input }) => listUsage(ctx.verbs, input)),

  entries: signedInProcedure
    .input(
      z.object({
        limit: z.number().int().min(1).max(entriesPageMost).default(20),
        /** The last id of the page before. */
        cursor: z.number().int().min(1).nullish(),
      }),
    )
    .output(z.array(walletEntrySchema))
    .query(({ ctx, input }) =>
      listEntries(ctx.verbs, { limit: input.limit, before: input.cursor ?? null }),
    ),

  grant: signedInProcedure
    .input(
      z.object({
        /** Looked up and never written to: the first account has `owner@localhost`, which is no e-mail address. */
        email: z.string().trim().min(1).max(255),
        kind: grantKindSchema,
        seconds: z.number().int().min(1).max(GRANT_SECONDS_MAX),
        /** Made by the sender: repeating the call repeats no grant. */
        reference: ulidSchema,
      }),
    )
    .output(
      z.object({
        granted: z.boolean(),
        bonusSeconds: z.number().int(),
        paidSeconds: z.number().int(),
      }),
    )
    .mutation(({ ctx, input }) => grantToPerson(ctx.verbs, input)),
});
