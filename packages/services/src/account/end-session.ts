import { session } from '@planline/db/schema/session';
import { and, eq } from 'drizzle-orm';
import type { ServiceContext } from '../context';

/** Signs one device out. Safe to call twice; another person's session is left alone without a word. */
export async function endSession(ctx: ServiceContext, sessionId: string): Promise<void> {
  await ctx.db
    .delete(session)
    .where(and(eq(session.id, sessionId), eq(session.userId, ctx.actor.userId)));
}
