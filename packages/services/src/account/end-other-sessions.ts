import { session } from '@planline/db/schema/session';
import { and, eq, ne } from 'drizzle-orm';
import type { ServiceContext } from '../context';

/** Signs every other device out; without a current session, all of them. */
export async function endOtherSessions(
  ctx: ServiceContext,
  currentSessionId: string | null,
): Promise<void> {
  const isMine = eq(session.userId, ctx.actor.userId);
  await ctx.db
    .delete(session)
    .where(currentSessionId === null ? isMine : and(isMine, ne(session.id, currentSessionId)));
}
