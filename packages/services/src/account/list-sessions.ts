import type { SignInSessionView } from '@planline/contracts/account';
import { session } from '@planline/db/schema/session';
import { and, desc, eq, gt } from 'drizzle-orm';
import type { ServiceContext } from '../context';

/** Live sign-in sessions of the actor, the latest used first; tokens never leave the database. */
export async function listSessions(
  ctx: ServiceContext,
  currentSessionId: string | null,
): Promise<SignInSessionView[]> {
  const rows = await ctx.db
    .select({
      sessionId: session.id,
      createdAt: session.createdAt,
      updatedAt: session.updatedAt,
      ipAddress: session.ipAddress,
      userAgent: session.userAgent,
    })
    .from(session)
    .where(and(eq(session.userId, ctx.actor.userId), gt(session.expiresAt, ctx.clock())))
    .orderBy(desc(session.updatedAt));
  return rows.map((row) => ({
    sessionId: row.sessionId,
    createdAt: row.createdAt.toISOString(),
    lastUsedAt: row.updatedAt.toISOString(),
    ipAddress: row.ipAddress || null,
    userAgent: row.userAgent || null,
    isCurrent: row.sessionId === currentSessionId,
  }));
}
