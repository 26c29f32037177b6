import { availableActionSchema, type ChatPlanResponse } from '@planline/contracts/chat-response';
import { DomainError } from '@planline/contracts/domain-error';
import type { ErrorView } from '@planline/contracts/error-code';
import type { ProjectId, RunId } from '@planline/contracts/ids';
import { storedResponseSchema } from '@planline/contracts/stored-response';
import { projectChatLogMinimal as log } from '@planline/db/schema/project-chat-log-minimal';
import { projectVersions } from '@planline/db/schema/project-versions';
import { projects } from '@planline/db/schema/projects';
import { runs } from '@planline/db/schema/runs';
import { and, desc, eq, ne } from 'drizzle-orm';
import { requireMember } from '../access';
import type { ServiceContext } from '../context';

/** The public answer without words: those are in the language of whoever asked. */
export type ChatAnswer = Omit<ChatPlanResponse, 'error' | 'message'> & { failure?: ErrorView };

/**
 * What a plan run came to, in the public envelope; the error's code when it came to none.
 * @throws PROJECT_NOT_FOUND; NOT_FOUND; REQUEST_IN_PROGRESS while it has not ended
 */
export async function getChatAnswer(
  ctx: ServiceContext,
  { projectId, runId }: { projectId: ProjectId; runId: RunId },
): Promise<ChatAnswer> {
  await requireMember(ctx, projectId);
  const [run] = await ctx.db
    .select({ status: runs.status, sessionId: runs.sessionId, messageId: runs.messageId })
    .from(runs)
    .where(and(eq(runs.id, runId), eq(runs.projectId, projectId), eq(runs.kind, 'plan')));
  if (!run) throw new DomainError('NOT_FOUND', {});
  if (run.status === 'queued' || run.status === 'running') {
    throw new DomainError('REQUEST_IN_PROGRESS', { runId });
  }
  const [row] = await ctx.db
    .select()
    .from(log)
    .where(and(eq(log.projectId, projectId), eq(log.runId, runId), ne(log.messageType, 'user')))
    .orderBy(desc(log.projectSeq))
    .limit(1);
  const [project] = await ctx.db
    .select({ versionId: projects.currentVersionId, lastModified: projectVersions.createdAt })
    .from(projects)
    .leftJoin(projectVersions, eq(projectVersions.versionId, projects.currentVersionId))
    .where(eq(projects.id, projectId));
  const stored = storedResponseSchema.safeParse(row?.responseData);
  const common = {
    type: 'chat_response' as const,
    sessionId: run.sessionId ?? '',
    messageId: row?.messageId ?? run.messageId ?? runId,
    timestamp: (row?.createdAt ?? ctx.clock()).toISOString(),
    metadata: {
      duration_ms: row?.durationMs ?? 0,
      tokens_used: row?.tokensUsed ?? 0,
      cache_hits: row?.engine?.cacheHits ?? 0,
      projectContext: {
        versionId: project?.versionId ?? '',
        lastModified: project?.lastModified?.toISOString() ?? '',
      },
    },
  };
  if (stored.data?.type === 'answer') {
    const { subtype, answer, availableActions } = stored.data;
    return {
      ...common,
      subtype,
      mode: answer.intent,
      data: answer.response,
      availableActions: availableActionSchema.array().parse(availableActions ?? []),
    };
  }
  const failure: ErrorView =
    stored.data?.type === 'error' ? stored.data.error : { code: 'RUN_NOT_ACTIVE', details: {} };
  return { ...common, subtype: 'error', mode: 'general', failure };
}
