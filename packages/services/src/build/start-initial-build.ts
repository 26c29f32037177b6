import type { EngineKind } from '@planline/contracts/engine';
import {
  type BuildId,
  type MessageId,
  messageIdSchema,
  type ProjectId,
} from '@planline/contracts/ids';
import { holdForBuild } from '../billing';
import { cleanMessageText, requireLocale } from '../chat';
import type { ServiceContext, Transaction } from '../context';
import { queueBuildRun } from '../run';
import { appendMessage, appendTemplate } from '../timeline';
import { businessIdeaSummary } from './business-idea-summary';

/**
 * The first build of a project that began as an idea (specification §3.1): the idea as its author wrote
 * it, the greeting as a template, and the queued build, in the caller's transaction.
 * @throws LOCALE_UNSUPPORTED, MESSAGE_EMPTY, MESSAGE_TOO_LONG, INSUFFICIENT_BALANCE
 */
export async function startInitialBuild(
  tx: Transaction,
  ctx: ServiceContext,
  input: {
    projectId: ProjectId;
    messageId: MessageId;
    idea: string;
    locale: string;
    /** The engine that would be chosen now. */
    engine: EngineKind;
  },
): Promise<{ buildId: BuildId }> {
  const { projectId, messageId } = input;
  const { userId } = ctx.actor;
  const { locale, language } = requireLocale(input.locale);
  const idea = cleanMessageText(input.idea);
  const { buildId, runId } = await queueBuildRun(tx, ctx, {
    projectId,
    userId,
    messageId,
    sessionId: null,
    baseVersionId: null,
    approved: null,
  });
  await holdForBuild(tx, ctx, { runId, userId, projectId, engine: input.engine });
  const createdAt = ctx.clock();
  await appendMessage(tx, {
    messageId,
    projectId,
    userId,
    createdAt,
    mode: 'build',
    chatMode: 'initial',
    messageType: 'user',
    messageText: idea,
    buildId,
    runId,
    locale,
    language,
  });
  await appendTemplate(tx, {
    messageId: messageIdSchema.parse(ctx.newId()),
    projectId,
    userId,
    createdAt,
    mode: 'build',
    chatMode: 'initial',
    messageType: 'assistant',
    buildId,
    runId,
    type: 'greeting',
    template: 'initial_build_greeting',
    variables: { business_idea_summary: businessIdeaSummary(idea) },
  });
  return { buildId };
}
