import { DomainError } from '@planline/contracts/domain-error';
import type { ProjectId } from '@planline/contracts/ids';
import { drafts } from '@planline/db/schema/drafts';
import { and, eq } from 'drizzle-orm';
import { requireMember } from '../access';
import type { ServiceContext } from '../context';

/** Longer than a message may be: what is too long to send must still be safe to keep. */
const maxCharacters = 100_000;

export interface Draft {
  text: string;
  updatedAt: string | null;
}

/** What the actor has typed here and not sent; empty when there is nothing. @throws PROJECT_NOT_FOUND */
export async function getDraft(ctx: ServiceContext, projectId: ProjectId): Promise<Draft> {
  await requireMember(ctx, projectId);
  const [row] = await ctx.db
    .select({ text: drafts.text, updatedAt: drafts.updatedAt })
    .from(drafts)
    .where(and(eq(drafts.projectId, projectId), eq(drafts.userId, ctx.actor.userId)));
  return row
    ? { text: row.text, updatedAt: row.updatedAt.toISOString() }
    : { text: '', updatedAt: null };
}

/** Keeps the text as it is; an empty one removes the draft. @throws PROJECT_NOT_FOUND, MESSAGE_TOO_LONG */
export async function saveDraft(
  ctx: ServiceContext,
  input: { projectId: ProjectId; text: string },
): Promise<void> {
  const { projectId } = input;
  const { userId } = ctx.actor;
  await requireMember(ctx, projectId);
  if (input.text.length > maxCharacters) {
    throw new DomainError('MESSAGE_TOO_LONG', {
      length: input.text.length,
      maximum: maxCharacters,
    });
  }
  // PostgreSQL stores no NUL; everything else is the writer's own business until it is sent.
  const text = input.text.replaceAll('\u0000', '');
  if (text === '') {
    await ctx.db
      .delete(drafts)
      .where(and(eq(drafts.projectId, projectId), eq(drafts.userId, userId)));
    return;
  }
  const updatedAt = ctx.clock();
  await ctx.db
    .insert(drafts)
    .values({ projectId, userId, text, updatedAt })
    .onConflictDoUpdate({
      target: [drafts.projectId, drafts.userId],
      set: { text, updatedAt },
    });
}
