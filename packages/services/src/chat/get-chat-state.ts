import type { ChatState } from '@planline/contracts/chat-state';
import { messageIdSchema, type ProjectId, userIdSchema } from '@planline/contracts/ids';
import { projectSettingsSchema } from '@planline/contracts/project';
import { projects } from '@planline/db/schema/projects';
import { queuedMessages } from '@planline/db/schema/queued-messages';
import { user } from '@planline/db/schema/user';
import { asc, eq } from 'drizzle-orm';
import { requireMember } from '../access';
import type { ServiceContext } from '../context';
import { buildLockOf, loadOpenRuns, toRunViews } from '../run';
import { loadExpectedDurationMs } from '../timeline';

/** Everything that decides what happens when Send is pressed. @throws PROJECT_NOT_FOUND */
export async function getChatState(ctx: ServiceContext, projectId: ProjectId): Promise<ChatState> {
  await requireMember(ctx, projectId);
  const [settings, open, queued] = await Promise.all([
    loadSettings(ctx, projectId),
    loadOpenRuns(ctx.db, projectId),
    listQueued(ctx, projectId),
  ]);
  const lock = buildLockOf(open, ctx.clock());
  return {
    lock: lock
      ? {
          buildId: lock.buildId,
          since: lock.since.toISOString(),
          expectedDurationMs: await loadExpectedDurationMs(ctx.db, projectId),
          questionsAllowed: settings.questionsDuringBuild,
        }
      : null,
    runs: toRunViews(open),
    queued,
    engine: await ctx.engines.choose(settings.enginePreference),
  };
}

async function loadSettings(ctx: ServiceContext, projectId: ProjectId) {
  const [row] = await ctx.db
    .select({ config: projects.config })
    .from(projects)
    .where(eq(projects.id, projectId));
  return projectSettingsSchema.catch(projectSettingsSchema.parse({})).parse(row?.config ?? {});
}

async function listQueued(ctx: ServiceContext, projectId: ProjectId): Promise<ChatState['queued']> {
  const rows = await ctx.db
    .select({ message: queuedMessages, authorName: user.name })
    .from(queuedMessages)
    .innerJoin(user, eq(user.id, queuedMessages.userId))
    .where(eq(queuedMessages.projectId, projectId))
    .orderBy(asc(queuedMessages.position));
  return rows.map(({ message, authorName }) => ({
    messageId: messageIdSchema.parse(message.messageId),
    author: { id: userIdSchema.parse(message.userId), name: authorName },
    text: message.text,
    createdAt: message.createdAt.toISOString(),
    isMine: message.userId === ctx.actor.userId,
  }));
}
