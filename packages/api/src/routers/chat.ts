import { chatStateSchema } from '@planline/contracts/chat-state';
import { messageIdSchema, projectIdSchema, runIdSchema } from '@planline/contracts/ids';
import {
  getChatState,
  getDraft,
  queueMessage,
  saveDraft,
  sendMessage,
  startNewTopic,
  withdrawMessage,
} from '@planline/services/chat';
import { z } from 'zod';
import { router, signedInProcedure } from '../trpc';

const ofProject = z.object({ projectId: projectIdSchema });

/** The verbs judge the text and the locale themselves, so that both doors refuse them alike. */
const messageInput = ofProject.extend({
  messageId: messageIdSchema,
  text: z.string(),
  locale: z.string().max(100),
});

const draftSchema = z.object({ text: z.string(), updatedAt: z.iso.datetime().nullable() });

export const chatRouter = router({
  state: signedInProcedure
    .input(ofProject)
    .output(chatStateSchema)
    .query(({ ctx, input }) => getChatState(ctx.verbs, input.projectId)),

  send: signedInProcedure
    .input(messageInput)
    .output(z.object({ messageId: messageIdSchema, runId: runIdSchema, ahead: z.number().int() }))
    .mutation(({ ctx, input }) => sendMessage(ctx.verbs, input)),

  queue: signedInProcedure
    .input(messageInput)
    .output(chatStateSchema)
    .mutation(async ({ ctx, input }) => {
      await queueMessage(ctx.verbs, input);
      return getChatState(ctx.verbs, input.projectId);
    }),

  withdraw: signedInProcedure
    .input(ofProject.extend({ messageId: messageIdSchema }))
    .output(chatStateSchema)
    .mutation(async ({ ctx, input }) => {
      await withdrawMessage(ctx.verbs, input);
      return getChatState(ctx.verbs, input.projectId);
    }),

  draft: signedInProcedure
    .input(ofProject)
    .output(draftSchema)
    .query(({ ctx, input }) => getDraft(ctx.verbs, input.projectId)),

  saveDraft: signedInProcedure
    .input(ofProject.extend({ text: z.string().max(100_000) }))
    .mutation(({ ctx, input }) => saveDraft(ctx.verbs, input)),

  newTopic: signedInProcedure
    .input(ofProject)
    .mutation(({ ctx, input }) => startNewTopic(ctx.verbs, input.projectId)),
});
