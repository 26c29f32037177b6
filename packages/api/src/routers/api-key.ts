import {
  apiKeyIdSchema,
  apiKeyInputSchema,
  apiKeyViewSchema,
  newApiKeySchema,
} from '@planline/contracts/api-key';
import { projectIdSchema } from '@planline/contracts/ids';
import { createApiKey, listApiKeys, revokeApiKey, rotateApiKey } from '@planline/services/api-key';
import { z } from 'zod';
import { router, signedInProcedure } from '../trpc';

const ofKey = z.object({ keyId: apiKeyIdSchema });

/** The verbs about keys seal secrets: they get the vault, and no other verb does. */
const keyProcedure = signedInProcedure.use(({ ctx, next }) =>
  next({ ctx: { keys: { ...ctx.verbs, vault: ctx.vault } } }),
);

export const apiKeyRouter = router({
  list: keyProcedure
    .input(z.object({ projectId: projectIdSchema }))
    .output(z.array(apiKeyViewSchema))
    .query(({ ctx, input }) => listApiKeys(ctx.keys, input.projectId)),

  create: keyProcedure
    .input(apiKeyInputSchema)
    .output(newApiKeySchema)
    .mutation(({ ctx, input }) => createApiKey(ctx.keys, input)),

  rotate: keyProcedure
    .input(ofKey)
    .output(newApiKeySchema)
    .mutation(({ ctx, input }) => rotateApiKey(ctx.keys, input.keyId)),

  revoke: keyProcedure
    .input(ofKey)
    .mutation(({ ctx, input }) => revokeApiKey(ctx.keys, input.keyId)),
});
