import { type UserId, userIdSchema } from '@planline/contracts/ids';
import type { DatabaseReader } from '@planline/db/client';
import { settings } from '@planline/db/schema/settings';
import { user } from '@planline/db/schema/user';
import { eq, sql } from 'drizzle-orm';

/** The fact that names the owner of this installation; written once, with the account. */
export const ownerSettingKey = 'owner-user-id';

export interface Owner {
  userId: UserId;
  name: string;
}

/** The account that the one-time link signs in; null before the first start has made it. */
export async function findOwner(db: DatabaseReader): Promise<Owner | null> {
  const [row] = await db
    .select({ userId: user.id, name: user.name })
    .from(settings)
    .innerJoin(user, eq(user.id, sql`${settings.value} #>> '{}'`))
    .where(eq(settings.key, ownerSettingKey));
  return row ? { userId: userIdSchema.parse(row.userId), name: row.name } : null;
}
