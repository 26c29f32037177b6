import type { Database } from '@planline/db/client';
import { projectInvitations } from '@planline/db/schema/project-invitations';
import { APIError, createAuthMiddleware } from 'better-auth/api';
import { and, eq, gt, isNull } from 'drizzle-orm';
import { hashSecretToken } from './secret-token';

/**
 * A stranger makes an account only with an open invitation in his hands (`invitationToken` in the
 * body), unless this installation lets everybody in. An invitation to one address makes an account
 * with that address alone.
 */
export function invitationOnly(options: { db: Database; openSignUp: boolean; clock: () => Date }) {
  return createAuthMiddleware(async (ctx) => {
    if (ctx.path !== '/sign-up/email' || options.openSignUp) return;
    const { invitationToken, email } = (ctx.body ?? {}) as Record<string, unknown>;
    const isInvited =
      typeof invitationToken === 'string' &&
      typeof email === 'string' &&
      (await admits(options, invitationToken, email.trim().toLowerCase()));
    if (!isInvited) {
      throw new APIError('FORBIDDEN', { code: 'INVITATION_INVALID', message: 'not invited' });
    }
  });
}

async function admits(
  { db, clock }: { db: Database; clock: () => Date },
  token: string,
  email: string,
): Promise<boolean> {
  const [invitation] = await db
    .select({ email: projectInvitations.email })
    .from(projectInvitations)
    .where(
      and(
        eq(projectInvitations.tokenHash, hashSecretToken(token)),
        isNull(projectInvitations.acceptedAt),
        isNull(projectInvitations.revokedAt),
        gt(projectInvitations.expiresAt, clock()),
      ),
    );
  return invitation !== undefined && (invitation.email === null || invitation.email === email);
}
