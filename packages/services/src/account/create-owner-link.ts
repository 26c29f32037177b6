import { userIdSchema } from '@planline/contracts/ids';
import type { Database } from '@planline/db/client';
import { settings } from '@planline/db/schema/settings';
import { signInLinks } from '@planline/db/schema/sign-in-links';
import { user } from '@planline/db/schema/user';
import { and, eq, isNull, lt, or, sql } from 'drizzle-orm';
import { findOwner, type Owner, ownerSettingKey } from './find-owner';
import { hashSecretToken, newSecretToken } from './secret-token';

const linkHours = 24;

/** Numbers the advisory lock under which the owner account is made. */
const ownerLockKey = 7_301_001;

export interface OwnerLink {
  url: string;
  owner: Owner;
}

/**
 * A new link that signs the owner in, once, within 24 hours; the account is made by the first call.
 * An older link that nobody used ends: of several starts the last one's link is the one that works.
 */
export async function createOwnerLink(deps: {
  db: Database;
  clock: () => Date;
  newId: () => string;
  publicUrl: string;
}): Promise<OwnerLink> {
  const token = newSecretToken();
  const now = deps.clock();
  const owner = await deps.db.transaction(async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(${ownerLockKey})`);
    const existing = await findOwner(tx);
    const account = existing ?? { userId: userIdSchema.parse(deps.newId()), name: 'Owner' };
    if (!existing) {
      await tx.insert(user).values({
        id: account.userId,
        name: account.name,
        // A placeholder until the owner sets an address of his own, with his password.
        email: 'owner@localhost',
        emailVerified: false,
        createdAt: now,
        updatedAt: now,
      });
      await tx.insert(settings).values({ key: ownerSettingKey, value: account.userId });
    }
    await tx
      .delete(signInLinks)
      .where(
        and(
          eq(signInLinks.userId, account.userId),
          or(isNull(signInLinks.usedAt), lt(signInLinks.expiresAt, now)),
        ),
      );
    await tx.insert(signInLinks).values({
      tokenHash: hashSecretToken(token),
      userId: account.userId,
      expiresAt: new Date(now.getTime() + linkHours * 60 * 60 * 1_000),
    });
    return account;
  });
  return { url: `${deps.publicUrl}/api/sign-in-link?token=${token}`, owner };
}
