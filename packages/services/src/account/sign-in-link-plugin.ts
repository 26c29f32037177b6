import { DomainError } from '@planline/contracts/domain-error';
import type { Database } from '@planline/db/client';
import { signInLinks } from '@planline/db/schema/sign-in-links';
import type { BetterAuthPlugin } from 'better-auth';
import { createAuthEndpoint } from 'better-auth/api';
import { setSessionCookie } from 'better-auth/cookies';
import { and, eq, gt, isNull } from 'drizzle-orm';
import { z } from 'zod';
import { hashSecretToken } from './secret-token';

/**
 * Turns the one-time owner link into a session. The link is used up by one guarded update, so of any
 * number of simultaneous requests exactly one gets a session.
 */
export function signInLinkPlugin(options: { db: Database; clock: () => Date }) {
  return {
    id: 'sign-in-link',
    endpoints: {
      useSignInLink: createAuthEndpoint(
        '/sign-in-link/use',
        // Called by our own server only: the path is not among those that it forwards.
        { method: 'POST', body: z.object({ token: z.string() }) },
        async (ctx) => {
          const userId = await takeSignInLink(options, ctx.body.token);
          const user = userId && (await ctx.context.internalAdapter.findUserById(userId));
          if (!user) throw new DomainError('SIGN_IN_LINK_INVALID', {});
          const session = await ctx.context.internalAdapter.createSession(user.id);
          if (!session) throw new Error('no session was created');
          await setSessionCookie(ctx, { session, user });
          return ctx.json({ userId: user.id });
        },
      ),
    },
  } satisfies BetterAuthPlugin;
}

/** The user id the link was made for, once; null for a used, expired or unknown link. */
async function takeSignInLink(
  { db, clock }: { db: Database; clock: () => Date },
  token: string,
): Promise<string | null> {
  const now = clock();
  const [link] = await db
    .update(signInLinks)
    .set({ usedAt: now })
    .where(
      and(
        eq(signInLinks.tokenHash, hashSecretToken(token)),
        isNull(signInLinks.usedAt),
        gt(signInLinks.expiresAt, now),
      ),
    )
    .returning({ userId: signInLinks.userId });
  return link?.userId ?? null;
}
