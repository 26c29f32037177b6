import { type UserId, userIdSchema } from '@planline/contracts/ids';
import type { Auth } from './auth';

export interface SignedIn {
  actor: { userId: UserId; name: string };
  sessionId: string;
}

/** Whose session the cookie of these headers names; null when there is none or it has ended. */
export async function findSignedIn(auth: Auth, headers: Headers): Promise<SignedIn | null> {
  const found = await auth.api.getSession({ headers });
  if (!found) return null;
  return {
    actor: { userId: userIdSchema.parse(found.user.id), name: found.user.name },
    sessionId: found.session.id,
  };
}
