import { messageIdSchema, projectIdSchema } from '@planline/contracts/ids';
import type { ProjectView } from '@planline/contracts/project';
import { projectMembers } from '@planline/db/schema/project-members';
import { projects } from '@planline/db/schema/projects';
import { startInitialBuild } from '../build';
import type { ServiceContext } from '../context';
import { withinRateLimits } from '../limits';
import { getProject } from './get-project';

/**
 * A project that begins with a business idea: the idea as its first message, the greeting, and its
 * first build, all in one transaction (specification §3.1).
 * @throws LOCALE_UNSUPPORTED, RATE_LIMITED, INSUFFICIENT_BALANCE
 */
export async function createProjectFromIdea(
  ctx: ServiceContext,
  input: { name?: string; idea: string; locale: string },
): Promise<ProjectView> {
  const projectId = projectIdSchema.parse(ctx.newId());
  const now = ctx.clock();
  const { userId } = ctx.actor;
  const { kind: engine } = await ctx.engines.choose('auto');
  const request = { id: projectId, userId, projectId };
  await withinRateLimits(ctx, request, (counter) =>
    ctx.db.transaction(async (tx) => {
      await counter.takeRoom(tx);
      await tx.insert(projects).values({
        id: projectId,
        name: input.name ?? nameOfIdea(input.idea),
        ownerId: userId,
        description: input.idea,
        origin: 'idea',
        status: 'ready',
        createdAt: now,
        updatedAt: now,
      });
      await tx.insert(projectMembers).values({ projectId, userId, role: 'owner', createdAt: now });
      await startInitialBuild(tx, ctx, {
        projectId,
        messageId: messageIdSchema.parse(ctx.newId()),
        idea: input.idea,
        locale: input.locale,
        engine,
      });
    }),
  );
  return getProject(ctx, projectId);
}

/** The beginning of the idea, cut between words, until somebody gives the project a name. */
function nameOfIdea(idea: string): string {
  const line = idea.split('\n')[0]?.replace(/\s+/g, ' ').trim() || idea.trim();
  if (line.length <= 60) return line;
  const cut = [...line].slice(0, 60).join('');
  const lastSpace = cut.lastIndexOf(' ');
  return `${cut.slice(0, lastSpace > 20 ? lastSpace : cut.length)}…`;
}
